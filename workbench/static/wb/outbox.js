// @ts-check
/** Where changes wait: in IndexedDB, in the order they were made, shared by the tabs of this browser. */

/** `version` is the state the change was made from; `tried`: it may have arrived, so it is sent again as it was.
 * @typedef {{id?: number, user: string, url: string, fields: [string, any][], target: string, key: string, version: string | null,
 *   auto: boolean, tried: boolean, refused: number, answer: string, what: string, at: number}} Item */

const STORE = "outbox";
/** @type {Promise<IDBDatabase> | null} */
let opened = null;

const database = () =>
  (opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open("workbench", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  }));

/** One transaction; done when it is on the disk.
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
async function run(mode, act) {
  const store = (await database()).transaction(STORE, mode, { durability: "strict" }).objectStore(STORE);
  const asked = act(store);
  return new Promise((done, fail) => {
    store.transaction.oncomplete = () => done(asked.result);
    store.transaction.onabort = () => fail(store.transaction.error);
  });
}

/** @param {string} user @returns {Promise<Item[]>} */
export const kept = async (user) => (await run("readonly", (store) => store.getAll())).filter((/** @type {Item} */ item) => item.user === user);

/** @param {Item} item @returns {Promise<number>} */
export const put = (item) => run("readwrite", (store) => store.put(item));

/** @param {number} id */
export const drop = (id) => run("readwrite", (store) => store.delete(id));
