// Writing: text, files, commands, the bot's reply keyboard. Drafts are kept for each person and chat.
import { api } from "./api.js";
import { block, toBottom } from "./conversation.js";
import { fill, fillOnce, h, icon, iconButton } from "./dom.js";
import { fileSize } from "./format.js";
import { language, t } from "./i18n.js";
import { fileTile } from "./message.js";
import { act, changed, isBotChat, messageById, model, on, openChat } from "./model.js";
import { chooseGroup, choosePeople, chooseSamples } from "./pickers.js";
import { dialog, notify, popupMenu } from "./toasts.js";

const LARGEST = 50 * 1024 ** 2;   // Telegram's own limit for what a person can usefully give to a bot

let root, text, reply, tray, completion, keys, wide, fileInput;
let files = [];
let album = true;
let keyboardOpen = true;
let place = null;

export function composer() {
  text = h("textarea", {
    id: "composer-text", rows: "1", placeholder: t("message"), "aria-label": t("message"), "aria-autocomplete": "list", "aria-controls": "completion", autocomplete: "off", spellcheck: "true", lang: language,
    oninput: () => (grow(), saveDraft(), renderCompletion(), renderSend()), onkeydown: onKey, onpaste: onPaste, onblur: () => setTimeout(hideCompletion, 150),
  });
  fileInput = h("input", { type: "file", multiple: true, hidden: true, onchange: () => (addFiles(fileInput.files), (fileInput.value = "")) });
  reply = h("div", { class: "composer-reply" });
  tray = h("div", { class: "tray" });
  completion = h("div", { class: "completion", role: "listbox", id: "completion", "aria-label": t("commands"), hidden: true });
  keys = h("div", { class: "reply-keys", role: "group", "aria-label": t("keyboard") });
  wide = h("div", { class: "wide-action" });
  root = h("form", { class: "composer", onsubmit: (event) => (event.preventDefault(), void submit()) },
    completion, reply, tray, h("div", { class: "line" },
      h("button", { type: "button", class: "menu-button", onclick: allCommands, "aria-label": t("commands"), title: t("commands") }, icon("menu")),
      h("div", { class: "field" }, text, iconButton("keyboard", t("keyboard"), toggleKeyboard, { class: "icon-button keyboard-toggle", "aria-expanded": "true" })),
      iconButton("attach", t("attach"), attachMenu, { class: "icon-button attach-button" }),
      h("button", { type: "submit", class: "send", "aria-label": t("send"), title: t("send") }, icon("send")), fileInput),
    keys, wide);
  on("place", movePlace);
  on("messages place chats selection", renderComposer);
  acceptDrops();
  window.addEventListener("resize", grow);
  return root;
}

// --- drafts ----------------------------------------------------------------------------------------------------

const draftKey = () => `sandbox.draft.${model.persona}/${model.chat}`;

function saveDraft() {
  if (text.value) sessionStorage.setItem(draftKey(), text.value);
  else sessionStorage.removeItem(draftKey());
}

function movePlace() {
  const key = draftKey();
  if (place === key) return;
  place = key;
  files = [];
  keyboardOpen = true;
  setText(sessionStorage.getItem(key) ?? "");
  if (!matchMedia("(pointer: coarse)").matches && model.chat !== null && document.activeElement === document.body) text.focus();
}

function setText(value) {
  text.value = value;
  grow();
  hideCompletion();
  renderSend();
}

/** Put `value` into the field for the person to send or change (guide examples, inline buttons). */
export function insertText(value) {
  setText(value);
  saveDraft();
  text.focus();
  text.setSelectionRange(value.length, value.length);
}

function grow() {
  text.style.height = "";
  if (text.scrollHeight) text.style.height = `${Math.min(text.scrollHeight, 200)}px`;   // zero while the chat is not shown
}

// --- sending ---------------------------------------------------------------------------------------------------

let queue = Promise.resolve();   // what is sent quickly one after another arrives in that order

async function submit() {
  const value = text.value.trim();
  if (!value && !files.length) return;
  const at = draftKey();
  const { persona, chat } = model;
  const attached = files;
  const answered = model.replyTo;
  files = [];
  model.replyTo = null;
  setText("");
  saveDraft();
  renderComposer();
  const sent = queue.then(() => act(() => (attached.length
    ? api.sendFiles(persona, chat, attached, value, album && attached.length > 1)
    : api.send(persona, chat, value, answered))));
  queue = sent;
  if (await sent) return at === draftKey() && toBottom();
  return giveBack(at, value, attached, answered);
}

/** A failure gives everything back to where it was written: nothing typed is lost. */
function giveBack(at, value, attached, answered) {
  if (at !== draftKey()) {
    sessionStorage.setItem(at, value);
    return;
  }
  files = [...attached, ...files];
  model.replyTo ??= answered;
  insertText([value, text.value].filter(Boolean).join("\n"));
  renderComposer();
}

async function sendText(value) {
  await act((person, chat) => api.send(person, chat, value));
  toBottom();
}

function onKey(event) {
  if (event.isComposing) return;
  if (!completion.hidden && completionKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    void submit();
  } else if (event.key === "Escape" && model.replyTo) {
    model.replyTo = null;
    changed("selection");
  }
}

// --- commands --------------------------------------------------------------------------------------------------

let active = 0;

function renderCompletion() {
  const typed = text.value.match(/^\/([\w]*)$/);
  const found = typed ? model.commands.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  showCompletion(found);
}

function showCompletion(found) {
  active = 0;
  completion.hidden = !found.length;
  fill(completion, found.map((one, index) => h("div", {
    class: "completion-row", role: "option", id: `completion-${index}`, "aria-selected": String(index === 0), dataset: { command: one.command },
    onpointerdown: (event) => (event.preventDefault(), void takeCommand(one.command)),
  }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
  if (found.length) text.setAttribute("aria-activedescendant", "completion-0");
  else text.removeAttribute("aria-activedescendant");
}

const hideCompletion = () => showCompletion([]);

function completionKey(event) {
  const rows = [...completion.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    rows[active].setAttribute("aria-selected", "false");
    active = (active + step + rows.length) % rows.length;
    rows[active].setAttribute("aria-selected", "true");
    rows[active].scrollIntoView({ block: "nearest" });
    text.setAttribute("aria-activedescendant", `completion-${active}`);
  } else if (event.key === "Enter") void takeCommand(rows[active].dataset.command);
  else if (event.key === "Tab") insertText(`/${rows[active].dataset.command} `);
  else if (event.key === "Escape") hideCompletion();
  else return false;
  event.preventDefault();
  return true;
}

async function takeCommand(command) {
  setText("");
  saveDraft();
  await sendText(`/${command}`);
}

function allCommands() {
  if (!completion.hidden) return hideCompletion();
  text.focus();
  return showCompletion(model.commands);
}

// --- files -----------------------------------------------------------------------------------------------------

function attachMenu(event) {
  popupMenu(event.currentTarget, [
    { label: t("samples"), icon: icon("doc"), run: () => void attachSamples() },
    { label: t("dropFile"), icon: icon("attach"), run: () => fileInput.click() },
    ...(isBotChat() ? [{ label: t("shareContact"), icon: icon("person"), run: () => void shareContact() }] : []),
  ], t("attach"));
}

/** Open the picker of bundled résumés with the names in `chosen` ticked, and send what was picked. */
export async function attachSamples(chosen = []) {
  const picked = await chooseSamples(chosen);
  if (!picked) return false;
  const done = await act((person, chat) => api.sendSamples(person, chat, picked.names, picked.caption, picked.forward));
  toBottom();
  return done;
}

async function shareContact() {
  const sure = await dialog({
    title: t("confirmContact"), body: h("p", {}, t("confirmContactText", { name: model.bot.name })),
    actions: [{ label: t("cancel") }, { label: t("share"), primary: true }],
  });
  if (!sure) return;
  await act((person, chat) => api.contact(person, chat));
  toBottom();
}

function addFiles(list) {
  for (const file of list) {
    if (file.size > LARGEST) notify(t("tooBig", { name: file.name }), { kind: "error" });
    else files.push(file);
  }
  renderComposer();
  text.focus();
}

function onPaste(event) {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  addFiles(event.clipboardData.files);
}

function acceptDrops() {
  const veil = h("div", { class: "drop-veil", hidden: true }, h("span", {}, icon("attach"), t("dropHere")));
  document.body.append(veil);
  const carriesFiles = (event) => model.chat !== null && [...(event.dataTransfer?.types ?? [])].includes("Files");
  let depth = 0;
  const show = (visible) => { veil.hidden = !visible; };
  document.addEventListener("dragenter", (event) => carriesFiles(event) && (depth += 1, show(true)));
  document.addEventListener("dragleave", (event) => carriesFiles(event) && (depth -= 1, depth <= 0 && show(false)));
  document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    addFiles(event.dataTransfer.files);
  });
}

// --- drawing ---------------------------------------------------------------------------------------------------

function renderComposer() {
  const chat = openChat();
  root.hidden = model.chat === null || !chat;
  const mustStart = isBotChat() && !model.loading && !model.messages.length && !model.more;
  const action = chat?.blocked ? { label: t("unblock"), run: () => void block(false) } : mustStart ? { label: t("start"), run: () => void sendText("/start") } : null;
  wide.hidden = !action;
  root.classList.toggle("only-action", Boolean(chat?.blocked));
  fillOnce(wide, [action?.label], () => (action ? h("button", { type: "button", class: "wide-button", onclick: action.run }, action.label) : null));
  root.querySelector(".menu-button").hidden = !model.commands.length;
  renderReply();
  renderTray();
  renderKeys();
  renderSend();
}

function renderSend() {
  root?.querySelector(".send").toggleAttribute("disabled", !text.value.trim() && !files.length);
}

function renderReply() {
  const message = model.replyTo && messageById(model.replyTo);
  reply.hidden = !message;
  fillOnce(reply, message, () => message && [icon("reply"), h("div", { class: "reply-text" },
    h("b", {}, t("replyTo", { name: message.mine ? t("you") : message.from.name })), h("span", {}, message.text || message.file?.name || "")),
  iconButton("close", t("cancelReply"), () => {
    model.replyTo = null;
    changed("selection");
    text.focus();
  })]);
}

function renderTray() {
  tray.hidden = !files.length;
  const together = h("label", { class: "check" }, h("input", { type: "checkbox", checked: album, onchange: (event) => { album = event.target.checked; } }), t("asAlbum"));
  fill(tray, files.map((file) => h("div", { class: "tray-file" }, fileTile(file.name),
    h("span", { class: "file-text" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, fileSize(file.size))),
    iconButton("close", t("removeFile", { name: file.name }), () => {
      files = files.filter((other) => other !== file);
      renderComposer();
    }))), files.length > 1 ? together : null);
  text.placeholder = files.length ? t("caption") : model.keyboard?.placeholder || t("message");
}

let keysShown = "";

function renderKeys() {
  const board = model.keyboard;
  const sign = JSON.stringify(board);
  if (sign !== keysShown) {
    keysShown = sign;
    keyboardOpen = true;
    fill(keys, (board?.rows ?? []).map((row) => h("div", { class: "keys-row" }, row.map((button) => h("button", {
      type: "button", class: `reply-key ${button.style ?? ""}`, onclick: () => void pressKey(button),
    }, button.text)))));
  }
  keys.hidden = !board || !keyboardOpen;
  keys.classList.toggle("tall", Boolean(board && !board.resize));
  const toggle = root.querySelector(".keyboard-toggle");
  toggle.hidden = !board;
  toggle.setAttribute("aria-expanded", String(keyboardOpen));
}

function toggleKeyboard() {
  keyboardOpen = !keyboardOpen;
  renderKeys();
}

async function pressKey(button) {
  if (button.kind === "contact") return shareContact();
  if (button.kind === "users") return pickUsers(button);
  if (button.kind === "chat") return pickChat(button);
  return sendText(button.text);
}

const requestId = (request) => (typeof request === "object" ? request.request_id : request);

async function pickUsers(button) {
  const people = await choosePeople({ title: button.text, atMost: button.request?.max_quantity ?? 1 });
  if (!people) return;
  await act((person, chat) => api.pick(person, chat, requestId(button.request), { users: people }));
  toBottom();
}

async function pickChat(button) {
  const group = await chooseGroup(button.text);
  if (group === null) return;
  await act((person, chat) => api.pick(person, chat, requestId(button.request), { chat: group }));
  toBottom();
}
