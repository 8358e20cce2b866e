// The sandbox's page API: JSON over HTTP for what a person does, one WebSocket for what happened.

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`sandbox/${path}`, {
    method,
    headers: body && !form ? { "Content-Type": "application/json" } : {},
    body: form ? body : body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `${response.status} ${response.statusText}`, response.status);
  return answer;
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);
const chatPath = (persona, chat) => `persona/${persona}/chats/${encodeURIComponent(chat)}`;

export const api = {
  state: () => get("state"),
  chats: (persona) => get(`persona/${persona}/chats`),
  messages: (persona, chat, before) =>
    get(`${chatPath(persona, chat)}/messages${before ? `?before=${before}` : ""}`),
  send: (persona, chat, text, replyTo) =>
    post(`${chatPath(persona, chat)}/send`, replyTo ? { text, reply_to: replyTo } : { text }),
  sendFiles(persona, chat, files, caption, album) {
    const form = new FormData();
    for (const file of files) form.append("files[]", file, file.name);
    form.append("caption", caption);
    if (album) form.append("album", "1");
    return post(`${chatPath(persona, chat)}/files`, form);
  },
  sendSamples: (persona, chat, samples, caption, forward) =>
    post(`${chatPath(persona, chat)}/files`, { samples, caption, forward }),
  forward: (persona, chat, fromChat, ids, hidden) =>
    post(`${chatPath(persona, chat)}/forward`, { from_chat: fromChat, ids, ...(hidden ? { origin: "hidden" } : {}) }),
  press: (persona, chat, message, row, col) => post(`${chatPath(persona, chat)}/press`, { message, row, col }),
  contact: (persona, chat) => post(`${chatPath(persona, chat)}/contact`),
  pick: (persona, chat, requestId, picked) => post(`${chatPath(persona, chat)}/pick`, { request_id: requestId, ...picked }),
  remove: (persona, chat, message) => post(`${chatPath(persona, chat)}/delete`, { message }),
  read: (persona, chat) => post(`${chatPath(persona, chat)}/read`),
  block: (persona, blocked) => post(`${chatPath(persona, "bot")}/block`, { blocked }),
  createPerson: (person) => post("personas", person),
  createGroup: (group) => post("groups", group),
  groupBot: (group, by, add) => post(`groups/${group}/bot`, { by, add }),
  moveClock: (step) => post("clock", { step }),
};

/** Listen to the sandbox for ever; `onOpen(again)` tells a reconnection from the first connection. */
export function listen({ onEvent, onOpen, onLost }) {
  let attempts = 0;
  let opened = false;
  const connect = () => {
    const address = new URL("sandbox/ws", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.hash = "";
    const socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      attempts = 0;
      onOpen(opened);
      opened = true;
    });
    socket.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      if (attempts === 0) onLost();
      attempts += 1;
      setTimeout(connect, Math.min(5000, 300 * 2 ** Math.min(attempts, 5)));
    });
  };
  connect();
}
