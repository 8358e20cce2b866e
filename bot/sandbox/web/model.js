// What the page knows and how it learns it. Views read `model` and redraw on the topics they name; every change of
// the world comes in through here: the address, the WebSocket, the answers to what the person did.
import { api, listen } from "./api.js";
import { t } from "./i18n.js";
import { notify } from "./toasts.js";

export const model = {
  ready: false, bot: { name: "", username: "" }, personas: [], samples: [], refusals: [], calls: 0, hasClock: false,
  persona: null,        // id of the person one is now
  chat: null,           // id of the open chat, null on the list of chats
  chats: [],            // of this persona
  messages: [],         // of the open chat, oldest first
  loading: false, more: false, keyboard: null, commands: [], menu: false, unreadFrom: null,
  selection: new Set(), // message ids; non-empty means selection mode
  replyTo: null,        // message id
  typing: null,         // action while the bot "is typing" in the open chat
  stepping: null,       // step while the clock moves
  connected: true,
};

const listeners = new Map();

/** Redraw `view` whenever one of `topics` changes: state, chats, messages, place, selection, typing, clock. */
export function on(topics, view) {
  for (const topic of topics.split(" ")) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(view);
  }
}

export function changed(...topics) {
  const views = new Set(topics.flatMap((topic) => [...(listeners.get(topic) ?? [])]));
  for (const view of views) view(topics);
}

// --- the clock -------------------------------------------------------------------------------------------------

let clockBase = { at: Date.now(), mark: performance.now() };

/** The company's moment: the sandbox's clock, ticking on between its messages. */
export const now = () => new Date(clockBase.at + performance.now() - clockBase.mark);

function setClock(iso) {
  clockBase = { at: Date.parse(iso), mark: performance.now() };
}

// --- who and where ---------------------------------------------------------------------------------------------

export const persona = () => model.personas.find((person) => person.id === model.persona) ?? null;
export const openChat = () => model.chats.find((chat) => String(chat.id) === String(model.chat)) ?? null;
export const messageById = (id) => model.messages.find((message) => message.id === id) ?? null;
export const isBotChat = () => model.chat === "bot";

const placeKey = () => `${model.persona}/${model.chat}`;

function placeFromHash() {
  const [, person, chat] = location.hash.match(/^#\/(-?\d+)(?:\/(bot|-?\d+))?$/) ?? [];
  return { person: person ? Number(person) : null, chat: chat ?? null };
}

/** Go somewhere by writing the address; the page follows it, so Back and reload work. */
export function go(person, chat) {
  const hash = chat === null ? `#/${person}` : `#/${person}/${chat}`;
  if (location.hash === hash) return followHash();
  location.hash = hash;
  return followHash();
}

const lastChat = new Map();   // persona → the chat one left open

export const become = (person, chat) => go(person, chat ?? lastChat.get(person) ?? "bot");

let followed = null;

async function followHash() {
  const place = placeFromHash();
  const known = model.personas.some((person) => person.id === place.person);
  const person = known ? place.person : model.personas[0]?.id ?? null;
  const chat = known ? place.chat : person === null ? null : "bot";
  const target = `${person}/${chat}`;
  if (followed === target) return;
  followed = target;
  const samePerson = person === model.persona;
  Object.assign(model, {
    persona: person, chat, messages: [], more: false, keyboard: null, commands: [], menu: false, typing: null,
    replyTo: null, unreadFrom: null, loading: chat !== null,
  });
  model.selection.clear();
  pages = 1;
  if (!samePerson) model.chats = [];
  if (chat !== null) lastChat.set(person, chat);
  changed("place", "chats", "messages", "selection", "typing");
  if (person === null) return;
  await (samePerson && model.chats.length ? null : refreshChats());
  if (chat !== null) await refreshMessages();
}

window.addEventListener("hashchange", () => void followHash());

// --- loading ---------------------------------------------------------------------------------------------------

/** Run `load` now, or once more after the present run when asked meanwhile: bursts of events cost two loads. */
function coalesced(load) {
  let running = null;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await load();
      } while (again);
    })();
    try {
      await running;
    } catch (error) {
      notify(t("loadFailed", { reason: error.message }), { kind: "error" });
    } finally {
      running = null;
    }
  };
}

export const refreshState = coalesced(async () => {
  const fresh = await api.state();
  setClock(fresh.now);
  Object.assign(model, {
    bot: fresh.bot, personas: fresh.personas, samples: fresh.samples, refusals: fresh.refusals, calls: fresh.calls,
    hasClock: fresh.has_clock, ready: true,
  });
  changed("state", "clock");
});

export const refreshChats = coalesced(async () => {
  const person = model.persona;
  if (person === null) return;
  const chats = await api.chats(person);
  if (person !== model.persona) return;
  model.chats = chats;
  changed("chats");
});

let pages = 1;   // how many pages of history are open: an edit far up must be seen too

export const refreshMessages = coalesced(async () => {
  const place = placeKey();
  const { persona: person, chat } = model;
  if (person === null || chat === null) return;
  let page = await api.messages(person, chat);
  const newest = page;
  let messages = page.messages;
  for (let left = pages - 1; left > 0 && page.more; left -= 1) {
    page = await api.messages(person, chat, messages[0].id);
    messages = [...page.messages, ...messages];
  }
  if (place !== placeKey()) return;
  showMessages(messages, page.more, newest);
});

function showMessages(messages, more, newest) {
  const first = model.loading;
  Object.assign(model, {
    messages, more, keyboard: newest.reply_keyboard, commands: newest.commands, menu: newest.menu, loading: false,
  });
  if (first) markUnread();
  if (model.replyTo && !messageById(model.replyTo)) model.replyTo = null;
  for (const id of model.selection) if (!messageById(id)) model.selection.delete(id);
  changed("messages", "selection");
  readWhenSeen();
}

function markUnread() {
  const unread = openChat()?.unread ?? 0;
  const theirs = model.messages.filter((message) => !message.mine);
  model.unreadFrom = unread > 0 && unread < theirs.length ? theirs.at(-unread).id : null;
}

export async function loadEarlier() {
  pages += 1;
  await refreshMessages();
}

/** Opening a chat in a visible window reads it; a chat that fills up in a hidden tab stays unread. */
function readWhenSeen() {
  const chat = openChat();
  if (!chat || !chat.unread || document.visibilityState !== "visible") return;
  chat.unread = 0;
  changed("chats");
  void api.read(model.persona, model.chat).catch(report);
}

document.addEventListener("visibilitychange", () => readWhenSeen());

// --- what happens ----------------------------------------------------------------------------------------------

let typingTimer = 0;

function showTyping(action) {
  clearTimeout(typingTimer);
  model.typing = action;
  changed("typing");
  if (action) typingTimer = setTimeout(() => showTyping(null), 5000);   // Telegram shows an action for five seconds
}

const mine = (event) => event.persona === undefined || event.persona === null || event.persona === model.persona;
const sameChat = (chat) => String(chat) === String(model.chat);

async function chatChanged(event) {
  void refreshState();
  if (!mine(event)) return;
  await refreshChats();
  if (!sameChat(event.chat)) return;
  if (model.typing) showTyping(null);
  await refreshMessages();
}

const REACTIONS = {
  chat: chatChanged,
  async state() {
    await Promise.all([refreshState(), refreshChats()]);
  },
  clock(event) {
    setClock(event.now);
    changed("clock");
  },
  typing(event) {
    if (mine(event) && sameChat(event.chat)) showTyping(event.action);
  },
  toast(event) {
    const answeredHere = pressing.size || performance.now() - pressEnded < ECHO_MS;
    if (event.persona === model.persona && event.text && !answeredHere) notify(event.text, { alert: event.alert });
  },
};

/** Presses under way: `message/row/col`; their toast comes with the answer of the press itself. */
export const pressing = new Set();
const ECHO_MS = 1500;   // the same toast also comes over the WebSocket, for pages open beside this one
let pressEnded = -ECHO_MS;

export function pressOver(key) {
  pressing.delete(key);
  pressEnded = performance.now();
}

/** Tell a failed action to the person in plain words. */
export function report(error) {
  notify(t("sendFailed", { reason: error.message }), { kind: "error" });
}

/** Do something as the present person, tell a failure, then show the chat as it became. True when it was done. */
export async function act(action) {
  try {
    await action(model.persona, model.chat);
  } catch (error) {
    report(error);
    return false;
  }
  void refreshChats();
  await refreshMessages();
  return true;
}

/** Begin: load the state, follow the address, listen. */
export async function begin() {
  await refreshState();
  await followHash();
  listen({
    onEvent: (event) => void REACTIONS[event.type]?.(event),
    onOpen(again) {
      model.connected = true;
      if (!again) return;
      notify(t("connectionBack"));
      void refreshState().then(refreshChats).then(refreshMessages);
    },
    onLost() {
      model.connected = false;
      notify(t("connectionLost"), { kind: "error" });
    },
  });
}
