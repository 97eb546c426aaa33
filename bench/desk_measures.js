// Read into each page before its own scripts: when the highlights are painted, and how long tasks were.
(() => {
  const desk = (window.desk = { long: [], times: {} });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => desk.long.push(Math.round(entry.duration)))).observe({
    type: "longtask",
    buffered: true,
  });
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  const look = () => {
    const { times } = desk;
    if (!times.painted && document.querySelector("article mark")) {
      times.painted = -1;
      frame().then((now) => (times.painted = now));
    }
    if (!times.usable && document.documentElement?.dataset.ready === "") times.usable = performance.now();
    if (!times.all && times.usable && !document.querySelector("[data-later]")) times.all = performance.now();
    if (!times.all || times.painted < 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  /** Milliseconds from an event to the first frame in which something holds. */
  desk.until = (event, holds, target = document) =>
    new Promise((done) => {
      target.addEventListener(
        event,
        () => {
          const began = performance.now();
          const again = () => (holds() ? requestAnimationFrame((now) => done(Math.max(0, now - began))) : requestAnimationFrame(again));
          again();
        },
        { once: true, capture: true },
      );
    });
})();
