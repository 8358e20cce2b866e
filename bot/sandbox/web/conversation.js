// The open chat: header, the messages (patched in place, scroll kept), what one does with a message.
import { api } from "./api.js";
import { composer, insertText } from "./composer.js";
import { fill, fillOnce, focusWithin, h, icon, iconButton, patchList, restoreFocus } from "./dom.js";
import { dayKey, dayName } from "./format.js";
import { t } from "./i18n.js";
import { avatar, colorFor, messageRow } from "./message.js";
import { act, become, changed, go, isBotChat, loadEarlier, messageById, model, now, on, openChat, persona, pressing, pressOver, report } from "./model.js";
import { chooseForwardTarget, chooseGroup, showImage } from "./pickers.js";
import { settleFolds } from "./richtext.js";
import { dialog, notify, popupMenu } from "./toasts.js";

const GROUPED_MS = 5 * 60_000;   // neighbours of one author within five minutes share a tail, as in Telegram
const NEAR_BOTTOM = 60;          // pixels: "at the bottom" for the purpose of following new messages

let scroller, list, header, content, jumpButton;

export function mountConversation(root) {
  header = h("header", { class: "bar" });
  list = h("div", { class: "messages" });
  content = h("div", { class: "scroll-content" }, list);
  scroller = h("div", { class: "scroller", tabindex: "0", role: "log", "aria-live": "polite", "aria-label": t("chats"), onkeydown: walk }, content);
  jumpButton = iconButton("down", t("toBottom"), () => toBottom(true), { class: "icon-button jump", hidden: true });
  fill(root, header, h("div", { class: "stage" }, scroller, jumpButton), composer());
  scroller.addEventListener("scroll", onScroll, { passive: true });
  new ResizeObserver(() => pinned && toBottom()).observe(content);
  new ResizeObserver(() => pinned && toBottom()).observe(scroller);
  on("place chats typing selection state", renderHeader);
  on("messages selection place", renderMessages);
  on("place", () => {
    pinned = true;
    document.body.dataset.view = model.chat === null ? "chats" : "chat";
  });
}

// --- scrolling -------------------------------------------------------------------------------------------------

let pinned = true;
let lastTop = 0;

/** Only the reader's own scrolling up lets go of the bottom; pictures that load late and new words do not. */
function onScroll() {
  const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM;
  if (near) pinned = true;
  else if (scroller.scrollTop < lastTop - 1) pinned = false;
  lastTop = scroller.scrollTop;
  jumpButton.hidden = pinned;
}

/** To the newest message; also called by the composer after sending. */
export function toBottom(smooth = false) {
  pinned = true;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant" });
  lastTop = scroller.scrollTop;   // now, not at the event: scrolling up right after must be told from falling short
  jumpButton.hidden = true;
}

function jump(id) {
  const target = list.querySelector(`[data-message="${id}"]`);
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.classList.add("flash");
  setTimeout(() => target.classList.remove("flash"), 1500);
}

/** Arrow keys walk over the messages; Enter opens the menu of the one in focus. */
function walk(event) {
  const parts = [...list.querySelectorAll(".part")];
  const at = parts.indexOf(document.activeElement);
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step && (at >= 0 || event.target === scroller)) {
    event.preventDefault();
    const next = parts[at < 0 ? parts.length - 1 : Math.min(parts.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    host.menu(messageById(Number(parts[at].dataset.message)), parts[at]);
  }
}

// --- header ----------------------------------------------------------------------------------------------------

function renderHeader() {
  const chat = openChat();
  const { last, unread, ...shown } = chat ?? {};
  fillOnce(header, [[...model.selection], shown, model.typing, persona()?.name], () => {
    if (model.selection.size) return selectionBar();
    return chat ? chatBar(chat) : h("span", { class: "bar-title" });
  });
}

function chatBar(chat) {
  const person = persona();
  return [
    iconButton("back", t("back"), () => go(model.persona, null), { class: "icon-button only-phone", dataset: { focus: "back" } }),
    avatar(chat.title, chatColor(chat)),
    h("div", { class: "bar-text" },
      h("h2", { class: "bar-title" }, chat.title),
      h("div", { class: `bar-subtitle ${model.typing ? "active" : ""}` }, subtitle(chat))),
    person ? h("span", { class: "as-who only-phone", title: t("beingWho", { name: person.name }) }, avatar(person.name, colorFor(person), "small")) : null,
    iconButton("more", t("chatMenu"), (event) => chatMenu(chat, event.currentTarget), { dataset: { focus: "chat-menu" } }),
    iconButton("panel", t("panel"), () => document.body.classList.toggle("panel-open"), { class: "icon-button panel-toggle", dataset: { focus: "panel" } }),
  ];
}

export const chatColor = (chat) => (chat.id === "bot" ? "#3390ec" : colorFor({ id: chat.id, color: chat.color }));

function subtitle(chat) {
  if (model.typing) return [t(model.typing.startsWith("upload") ? "uploading" : "typing"), h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"))];
  if (chat.id === "bot") return chat.blocked ? t("blockedBot") : t("bot");
  return chat.members ? t("members", { n: chat.members }) : chat.subtitle ?? t("group");
}

function chatMenu(chat, anchor) {
  const inGroup = (add) => void api.groupBot(chat.id, model.persona, add).then(() => act(async () => {})).catch(report);
  const items = chat.id === "bot"
    ? [
      { label: t("block"), icon: icon("stop"), danger: true, run: () => block(true) },
      { label: t("unblock"), icon: icon("check"), run: () => block(false) },
    ].filter((_, index) => (chat.blocked === undefined ? true : index === Number(chat.blocked)))
    : [
      { label: t("addBot"), icon: icon("plus"), run: () => inGroup(true) },
      { label: t("removeBot"), icon: icon("stop"), danger: true, run: () => inGroup(false) },
    ].filter((_, index) => (chat.bot === undefined ? true : index === Number(chat.bot)));
  popupMenu(anchor, items, t("chatMenu"));
}

export const block = (blocked) => act((person) => api.block(person, blocked));

function selectionBar() {
  const picked = [...model.selection].map(messageById).filter(Boolean);
  return [
    iconButton("close", t("clearAll"), clearSelection, { dataset: { focus: "clear" } }),
    h("strong", { class: "bar-text", "aria-live": "polite" }, t("selected", { n: picked.length })),
    iconButton("forward", t("forward"), () => forward([...model.selection]), { dataset: { focus: "forward" } }),
    iconButton("trash", t("delete"), () => remove(picked), { disabled: !picked.every(canDelete), dataset: { focus: "delete" } }),
  ];
}

function clearSelection() {
  model.selection.clear();
  changed("selection");
}

// --- messages --------------------------------------------------------------------------------------------------

function renderMessages() {
  onScroll();   // the reader may have scrolled since the last frame, and its event not come yet
  const focus = focusWithin(list);
  const blocks = model.chat === null
    ? [note("nowhere", () => h("div", { class: "empty" }, h("span", { class: "pill" }, t("noChat"))))]
    : blocksOf(model.messages);
  patchList(list, blocks, {
    key: (block) => block.key,
    signature: (block) => JSON.stringify([block.signature, model.selection.size > 0]),
    create: (block) => block.create(),
    replaced: keepUnfolded,
  });
  settleFolds(list);
  if (focus) restoreFocus(list, focus);
  if (pinned) toBottom();
  else onScroll();
}

/** A message that changed under the reader's eyes keeps its quotes unfolded and its spoilers revealed. */
function keepUnfolded(old, fresh) {
  const open = [...old.querySelectorAll(".expandable")].map((quote) => quote.classList.contains("open"));
  fresh.querySelectorAll(".quote-fold").forEach((fold, index) => open[index] && fold.querySelector(".fold").click());
  const revealed = [...old.querySelectorAll("tg-spoiler")].map((node) => node.classList.contains("revealed"));
  fresh.querySelectorAll("tg-spoiler").forEach((node, index) => revealed[index] && node.classList.add("revealed"));
}

function blocksOf(messages) {
  const blocks = [];
  if (model.more) blocks.push(note("earlier", () => h("button", { type: "button", class: "pill", onclick: () => void loadOlder() }, t("earlier"))));
  if (!messages.length) blocks.push(note(model.loading ? "loading" : "empty", emptyState));
  let day = null;
  for (const [index, message] of messages.entries()) {
    const date = new Date(message.at);
    if (dayKey(date) !== day) {
      day = dayKey(date);
      const name = dayName(date, now());
      blocks.push(note(`day:${day}`, () => h("div", { class: "day" }, h("span", {}, name)), name));
    }
    if (message.id === model.unreadFrom) blocks.push(note("unread", () => h("div", { class: "unread-line" }, t("unread"))));
    const previous = blocks.at(-1);
    if (message.album && previous?.album === message.album) previous.messages.push(message);
    else blocks.push(bubbleBlock(message, messages[index - 1]));
  }
  finish(blocks);
  return blocks;
}

const note = (key, create, signature = "") => ({ key, create, signature });

function bubbleBlock(message, previous) {
  return {
    key: message.album ? `album:${message.album}` : `message:${message.id}`, messages: [message], album: message.album,
    group: !isBotChat(), first: !joined(previous, message),
    create() { return messageRow(this, host); },
  };
}

const joined = (a, b) => a && a.kind !== "service" && a.from.id === b.from.id && dayKey(new Date(a.at)) === dayKey(new Date(b.at))
  && new Date(b.at) - new Date(a.at) < GROUPED_MS;

function finish(blocks) {
  for (const [index, block] of blocks.entries()) {
    if (!block.messages) continue;
    const next = blocks[index + 1];
    block.last = !next?.messages || next.first;
    block.picked = model.selection;
    block.selecting = model.selection.size > 0;
    block.signature = [block.messages, block.first, block.last, block.messages.map((message) => model.selection.has(message.id)),
      [...pressing].filter((key) => block.messages.some((message) => key.startsWith(`${message.id}/`)))];
  }
}

function emptyState() {
  if (model.loading) return h("div", { class: "empty" }, h("span", { class: "spinner big", "aria-hidden": "true" }), t("loading"));
  return h("div", { class: "empty card" }, avatar(openChat()?.title ?? model.bot.name, openChat() ? chatColor(openChat()) : "#3390ec", "large"),
    h("p", {}, isBotChat() ? t("emptyBot") : t("emptyGroup")));
}

async function loadOlder() {
  const height = scroller.scrollHeight;
  pinned = false;
  await loadEarlier();
  scroller.scrollTop += scroller.scrollHeight - height;
}

// --- what a bubble may ask for ---------------------------------------------------------------------------------

const host = {
  now,
  selecting: () => model.selection.size > 0,
  isPressing: (message, row, col) => pressing.has(`${message}/${row}/${col}`),
  jump,
  image: (message) => showImage(message),
  command: (text) => void sendText(text.trim()),
  link: followLink,
  copied: (text) => void copy(text),
  press,
  menu: messageMenu,
  toggle(message) {
    if (!model.selection.delete(message.id)) model.selection.add(message.id);
    changed("selection");
  },
};

const sendText = (text) => act((person, chat) => api.send(person, chat, text)).then(() => toBottom());

async function press(message, button, row, col) {
  if (button.kind === "copy") return copy(button.copy);
  if (button.kind === "url") return followLink(button.url) || openOutside(button.url);
  if (button.kind === "inline") return insertText(`@${model.bot.username} ${button.inline ?? button.data ?? ""}`);
  const key = `${message.id}/${row}/${col}`;
  if (pressing.has(key)) return null;
  pressing.add(key);
  changed("messages");
  try {
    const answer = await api.press(model.persona, model.chat, message.id, row, col);
    if (answer.copy) await copy(answer.copy);
    if (answer.url) openOutside(answer.url);
    if (answer.toast?.text) notify(answer.toast.text, { alert: answer.toast.alert });
    else if (!("url" in answer)) notify(t("noBotAnswer"), { kind: "error" });   // an unanswered press tells only `toast: null`
  } catch (error) {
    report(error);
  } finally {
    pressOver(key);
    changed("messages");
  }
  return act(async () => {});
}

function messageMenu(message, anchor) {
  const items = [
    { label: t("reply"), icon: icon("reply"), run: () => replyTo(message) },
    { label: t("forward"), icon: icon("forward"), run: () => forward([message.id]) },
    message.text ? { label: t("copyText"), icon: icon("copy"), run: () => copy(message.text) } : null,
    message.file ? { label: t("download"), icon: icon("download"), run: () => download(message.file) } : null,
    { label: t("select"), icon: icon("select"), run: () => host.toggle(message) },
    canDelete(message) ? { label: t("delete"), icon: icon("trash"), danger: true, run: () => remove([message]) } : null,
  ].filter(Boolean);
  popupMenu(anchor, items, t("actions"));
}

/** As in Telegram: one's own messages anywhere, anybody's in a private chat. */
const canDelete = (message) => message.mine || isBotChat();

function replyTo(message) {
  model.replyTo = message.id;
  changed("selection");
  document.getElementById("composer-text")?.focus();
}

async function forward(ids) {
  const { persona: person, chat } = model;
  const target = await chooseForwardTarget();
  if (!target) return;
  const order = [...ids].sort((a, b) => a - b);
  try {
    await api.forward(person, target.chat, chat, order, target.hidden);
  } catch (error) {
    report(error);
    return;
  }
  clearSelection();
  await go(person, target.chat);
  await act(async () => {});
  toBottom();
}

async function remove(messages) {
  for (const message of messages) await act((person, chat) => api.remove(person, chat, message.id));
  clearSelection();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(text);   // a page served over plain http from another machine has no clipboard API
  }
  notify(t("copied"));
}

function copyByHand(text) {
  const area = h("textarea", { class: "offscreen", value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function download(file) {
  const anchor = h("a", { href: file.url, download: file.name });
  anchor.click();
}

// --- links -----------------------------------------------------------------------------------------------------

/** Links to the bot itself stay in this Telegram: deep links start it, `startgroup` adds it. True when taken. */
function followLink(href) {
  const target = deepLink(href);
  if (!target) return false;
  if (target.group) void addToGroup(target.payload);
  else void openBot(target.payload);
  return true;
}

function deepLink(href) {
  let url;
  try {
    url = new URL(href);
  } catch {
    return null;
  }
  const ours = url.protocol === "tg:"
    ? url.searchParams.get("domain")
    : ["t.me", "telegram.me"].includes(url.hostname) ? url.pathname.slice(1) : null;
  if (ours?.toLowerCase() !== model.bot.username.toLowerCase()) return null;
  const group = url.searchParams.get("startgroup");
  return { group: group !== null, payload: group ?? url.searchParams.get("start") };
}

async function openBot(payload) {
  await become(model.persona, "bot");
  if (payload !== null) await sendText(`/start ${payload}`.trim());
}

async function addToGroup(payload) {
  const group = await chooseGroup(t("deepLinkGroup"));
  if (group === null) return;
  try {
    await api.groupBot(group, model.persona, true);
  } catch (error) {
    report(error);
    return;
  }
  await become(model.persona, String(group));
  await sendText(`/start@${model.bot.username} ${payload}`.trim());
}

async function openOutside(url) {
  const sure = await dialog({
    title: t("openLink"), body: h("p", { class: "address" }, url), actions: [{ label: t("cancel") }, { label: t("open"), primary: true }],
  });
  if (sure) window.open(url, "_blank", "noopener,noreferrer");
}
