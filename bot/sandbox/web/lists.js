// The two columns on the left: the people one can be, and the chats of the person one is now.
import { api } from "./api.js";
import { chatColor } from "./conversation.js";
import { fill, fillOnce, focusWithin, h, icon, iconButton, patchList, restoreFocus } from "./dom.js";
import { listMoment } from "./format.js";
import { t } from "./i18n.js";
import { avatar, colorFor } from "./message.js";
import { become, go, model, now, on, persona, refreshState, report } from "./model.js";
import { askNewGroup, askNewPerson } from "./pickers.js";

const badge = (count) => (count ? h("span", { class: "badge", "aria-label": t("unreadCount", { n: count }) }, count > 99 ? "99+" : count) : null);

// --- people ----------------------------------------------------------------------------------------------------

export function mountRail(root) {
  root.setAttribute("aria-label", t("people"));
  const list = h("div", { class: "people", onkeydown: arrows });
  const add = h("button", { type: "button", class: "person add", onclick: () => void newPerson() },
    h("span", { class: "avatar plus" }, icon("plus")), h("span", { class: "person-text" }, h("span", { class: "person-name" }, t("newPerson"))));
  fill(root, list, add);
  const draw = () => {
    const focus = focusWithin(list);
    patchList(list, model.personas, {
      key: (person) => person.id,
      signature: (person) => JSON.stringify([person, person.id === model.persona]),
      create: personButton,
    });
    if (focus) restoreFocus(list, focus);
  };
  on("state place", draw);
  on("place", () => list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }));
}

function personButton(person) {
  const current = person.id === model.persona;
  return h("button", {
    type: "button", class: "person", "aria-current": current ? "true" : null, dataset: { persona: person.id, focus: `person-${person.id}` },
    title: [person.name, person.note].filter(Boolean).join(" · "),
    onclick: () => void (document.body.dataset.view === "chats" && matchMedia("(max-width: 719px)").matches ? go(person.id, null) : become(person.id)),
  },
  h("span", { class: "avatar-box" }, avatar(person.name, colorFor(person)), badge(person.unread)),
  h("span", { class: "person-text" }, h("span", { class: "person-name" }, person.name), person.note ? h("span", { class: "person-note" }, person.note) : null));
}

async function newPerson() {
  const asked = await askNewPerson();
  if (asked) await addPerson(asked);
}

/** Create a person the bot has not met and become them. */
export async function addPerson(asked) {
  try {
    const person = await api.createPerson(asked);
    await refreshState();
    await become(person.id, "bot");
  } catch (error) {
    report(error);
  }
}

// --- chats -----------------------------------------------------------------------------------------------------

export function mountChats(root) {
  root.setAttribute("aria-label", t("chats"));
  const head = h("header", { class: "bar" });
  const list = h("div", { class: "chat-list", onkeydown: arrows });
  fill(root, head, list);
  on("place state", () => drawHead(head));
  on("chats place clock", () => {
    const focus = focusWithin(list);
    patchList(list, model.chats, {
      key: (chat) => chat.id,
      signature: (chat) => JSON.stringify([chat, String(chat.id) === String(model.chat), chat.last && listMoment(new Date(chat.last.at), now())]),
      create: chatButton,
    });
    if (focus) restoreFocus(list, focus);
  });
}

function drawHead(head) {
  const person = persona();
  fillOnce(head, [person?.id, person?.name, person?.note], () => [
    h("div", { class: "bar-text" }, h("h1", { class: "bar-title" }, person?.name ?? t("pageTitle")), h("div", { class: "bar-subtitle" }, person?.note || (person?.username ? `@${person.username}` : ""))),
    iconButton("group", t("newGroup"), () => void newGroup(), { dataset: { focus: "new-group" } }),
    iconButton("panel", t("panel"), () => document.body.classList.toggle("panel-open"), { class: "icon-button panel-toggle only-phone", dataset: { focus: "panel" } }),
  ]);
}

function chatButton(chat) {
  const current = String(chat.id) === String(model.chat);
  const { last } = chat;
  const words = last ? [last.from && chat.id !== "bot" ? h("b", {}, `${last.from}: `) : null, last.text] : [chat.subtitle || t("noMessages")];
  return h("button", {
    type: "button", class: "chat", "aria-current": current ? "true" : null, dataset: { chat: chat.id, focus: `chat-${chat.id}` },
    onclick: () => void go(model.persona, String(chat.id)),
  },
  avatar(chat.title, chatColor(chat)),
  h("span", { class: "chat-text" },
    h("span", { class: "chat-line" }, h("span", { class: "chat-title" }, chat.title), last ? h("time", { class: "chat-time", datetime: last.at }, listMoment(new Date(last.at), now())) : null),
    h("span", { class: "chat-line" }, h("span", { class: "chat-last" }, words), badge(chat.unread))));
}

async function newGroup() {
  const asked = await askNewGroup();
  if (!asked?.title) return;
  try {
    const group = await api.createGroup(asked);
    await refreshState();
    await become(model.persona, String(group.id));
  } catch (error) {
    report(error);
  }
}

function arrows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length].focus();
}
