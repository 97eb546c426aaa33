// @ts-check
/** Whether words fit what somebody is typing. */

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every word typed stands in the text, or else its letters do in their order: “adj” and “gtq” for “Go to the queue”.
 * @param {string} text @param {string} wish */
export function fits(text, wish) {
  const [whole, typed] = [plain(text), plain(wish)];
  if (typed.split(/\s+/).every((part) => whole.includes(part))) return true;
  const initials = whole.split(/[^\p{L}\p{N}]+/u).map((word) => word[0] ?? "").join("");
  return initials.startsWith(typed.replaceAll(" ", "")) || subsequence(whole, typed);
}

/** Few letters left out, so that nothing odd is found. @param {string} whole @param {string} typed */
function subsequence(whole, typed) {
  if (typed.length < 3) return false;
  let from = whole.indexOf(typed[0]);
  const begin = from;
  for (const letter of typed) {
    const place = whole.indexOf(letter, from);
    if (place < 0) return false;
    from = place + 1;
  }
  return from - begin <= typed.length + 3;
}
