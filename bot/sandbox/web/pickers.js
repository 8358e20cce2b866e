// Dialogs that choose something: people, groups, sample résumés, where to forward; and those that create a person
// or a group. Each resolves with plain values, or null when the person changed their mind.
import { fill, h, icon, iconButton } from "./dom.js";
import { fileSize } from "./format.js";
import { language, t } from "./i18n.js";
import { avatar, colorFor, fileTile } from "./message.js";
import { model } from "./model.js";
import { dialog } from "./toasts.js";

const groups = () => model.chats.filter((chat) => chat.id !== "bot");

function optionRow({ type = "checkbox", name = "option", value, checked = false, picture, title, subtitle, onchange }) {
  return h("label", { class: "option" },
    h("input", { type, name, value, checked, onchange }), picture,
    h("span", { class: "option-text" }, h("span", { class: "option-title" }, title), subtitle ? h("span", { class: "option-note" }, subtitle) : null));
}

const chosenIn = (root) => [...root.querySelectorAll(".option input:checked")].map((input) => input.value);

const chatSubtitle = (chat) => (chat.id === "bot" ? t("bot") : chat.members ? t("members", { n: chat.members }) : t("group"));

function chatOption(chat, checked) {
  return optionRow({
    type: "radio", name: "chat", value: String(chat.id), checked, title: chat.title, subtitle: chatSubtitle(chat),
    picture: avatar(chat.title, chat.id === "bot" ? "#3390ec" : colorFor(chat)),
  });
}

/** Where to forward: {chat, hidden} or null. */
export async function chooseForwardTarget() {
  const list = h("div", { class: "options" }, model.chats.map((chat, index) => chatOption(chat, index === 0)));
  const hidden = h("input", { type: "checkbox" });
  const body = h("div", {}, list, h("label", { class: "check" }, hidden, t("hideOrigin")));
  return dialog({
    title: t("forwardTo"), body,
    actions: [{ label: t("cancel") }, { label: t("forward"), primary: true, value: () => ({ chat: chosenIn(list)[0], hidden: hidden.checked }) }],
  });
}

/** A group of this person, as its id; null when none was chosen. */
export async function chooseGroup(title) {
  const known = groups();
  if (!known.length) {
    await dialog({ title, body: h("p", {}, t("noGroups")), actions: [{ label: t("ok"), primary: true }] });
    return null;
  }
  const list = h("div", { class: "options" }, known.map((chat, index) => chatOption(chat, index === 0)));
  return dialog({
    title, body: list, actions: [{ label: t("cancel") }, { label: t("choose"), primary: true, value: () => Number(chosenIn(list)[0]) }],
  });
}

/** Up to `atMost` people besides oneself, as ids. */
export async function choosePeople({ title, atMost }) {
  const list = h("div", { class: "options" });
  const action = { label: t("choose"), primary: true, disabled: true, value: () => chosenIn(list).map(Number) };
  const check = () => {
    const chosen = chosenIn(list).length;
    action.node.disabled = chosen === 0 || chosen > atMost;
    for (const input of list.querySelectorAll("input:not(:checked)")) input.disabled = atMost > 1 && chosen >= atMost;
  };
  fill(list, model.personas.map((person) => optionRow({
    type: atMost === 1 ? "radio" : "checkbox", name: "person", value: person.id, title: person.name, subtitle: person.note || (person.username && `@${person.username}`),
    picture: avatar(person.name, colorFor(person)), onchange: check,
  })));
  const body = h("div", {}, h("p", { class: "hint" }, t("chooseAtMost", { n: atMost })), list);
  return dialog({ title: title || t("choosePeople"), body, actions: [{ label: t("cancel") }, action] });
}

/** Bundled résumés: {names, caption, forward}. */
export async function chooseSamples(chosen = []) {
  if (!model.samples.length) {
    await dialog({ title: t("pickSamples"), body: h("p", {}, t("noSamples")), actions: [{ label: t("ok"), primary: true }] });
    return null;
  }
  const list = h("div", { class: "options samples" });
  const nothing = h("p", { class: "hint", hidden: true }, t("nothingFound"));
  const caption = h("input", { type: "text", class: "text-input", placeholder: t("caption"), "aria-label": t("caption") });
  const forward = h("input", { type: "checkbox", checked: true });
  const action = {
    label: t("sendCount", { n: chosen.length }), primary: true, disabled: !chosen.length,
    value: () => ({ names: chosenIn(list), caption: caption.value.trim(), forward: forward.checked }),
  };
  const check = () => {
    const count = chosenIn(list).length;
    action.node.disabled = count === 0;
    action.node.textContent = t("sendCount", { n: count });
  };
  const chosenFirst = [...model.samples].sort((a, b) => chosen.includes(b.name) - chosen.includes(a.name));
  fill(list, chosenFirst.map((sample) => optionRow({
    value: sample.name, title: sample.name, subtitle: fileSize(sample.size), picture: fileTile(sample.name), checked: chosen.includes(sample.name), onchange: check,
  })));
  const search = h("input", {
    type: "search", class: "text-input", placeholder: t("searchSamples"), "aria-label": t("searchSamples"),
    oninput() {
      const words = search.value.toLowerCase();
      const rows = [...list.children];
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
      nothing.hidden = rows.some((row) => !row.hidden);
    },
  });
  const body = h("div", {}, h("p", { class: "hint" }, t("samplesNote")), search, list, nothing,
    h("label", { class: "check" }, forward, t("forwardSamples")), caption);
  return dialog({ title: t("pickSamples"), body, className: "wide", actions: [{ label: t("cancel") }, action] });
}

/** A new person: {first_name, last_name, language}. */
export async function askNewPerson() {
  const first = textInput(t("firstName"), t("strangerName"));
  const last = textInput(t("lastName"), t("strangerLast"));
  const tongue = h("select", { class: "text-input", "aria-label": t("language") },
    h("option", { value: "ru" }, t("russian")), h("option", { value: "en" }, t("english")));
  tongue.value = language;
  const body = h("div", {}, h("p", { class: "hint" }, t("newPersonNote")), field(t("firstName"), first), field(t("lastName"), last), field(t("language"), tongue));
  return dialog({
    title: t("newPerson"), body, actions: [{ label: t("cancel") }, {
      label: t("create"), primary: true,
      value: () => ({ first_name: first.value.trim() || t("strangerName"), last_name: last.value.trim(), language: tongue.value }),
    }],
  });
}

/** A new group: {title, members, bot}; the person who creates it is in it. */
export async function askNewGroup() {
  const title = textInput(t("groupTitle"), "");
  title.required = true;
  const bot = h("input", { type: "checkbox", checked: true });
  const list = h("div", { class: "options" }, model.personas.filter((person) => person.id !== model.persona).map((person) => optionRow({
    value: person.id, title: person.name, subtitle: person.note, picture: avatar(person.name, colorFor(person)),
  })));
  const body = h("div", {}, field(t("groupTitle"), title), h("h3", {}, t("groupMembers")), list, h("label", { class: "check" }, bot, t("addBotToGroup")));
  return dialog({
    title: t("newGroup"), body, actions: [{ label: t("cancel") }, {
      label: t("create"), primary: true,
      value: () => ({ title: title.value.trim(), members: [model.persona, ...chosenIn(list).map(Number)], bot: bot.checked }),
    }],
  });
}

const textInput = (label, value) => h("input", { type: "text", class: "text-input", "aria-label": label, value, maxlength: "64" });
const field = (label, input) => h("label", { class: "labelled" }, h("span", {}, label), input);

/** A photo as large as the window allows. */
export function showImage(message) {
  const node = h("dialog", { class: "lightbox", "aria-label": t("image") },
    h("img", { src: message.file.url, alt: message.text || message.file.name || t("photo") }),
    h("div", { class: "lightbox-bar" },
      h("a", { class: "icon-button", href: message.file.url, download: message.file.name || "photo.jpg", "aria-label": t("download"), title: t("download") }, icon("download")),
      iconButton("close", t("close"), () => node.close())));
  node.addEventListener("click", (event) => ["IMG", "A", "svg", "path"].includes(event.target.tagName) || node.close());
  node.addEventListener("close", () => node.remove());
  document.body.append(node);
  node.showModal();
}
