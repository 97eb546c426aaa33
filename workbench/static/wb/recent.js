// @ts-check
/** Where one was, for the palette: objects; lists stand in the rail. */
export function start() {
  const [user, url] = [document.body.dataset.user, location.pathname];
  if (!user || !/^\/(articles|claims)\/\d/.test(url)) return;
  try {
    const held = JSON.parse(localStorage.getItem(`wb:recent:${user}`) ?? "[]").filter((/** @type {any} */ one) => one.url !== url);
    localStorage.setItem(`wb:recent:${user}`, JSON.stringify([{ words: document.title, url }, ...held].slice(0, 7)));
  } catch {} // storage is full or shut
}
