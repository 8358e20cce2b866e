// One message as Telegram draws it: bubble, media, reply and forward marks, buttons below.
import { h, icon, iconButton } from "./dom.js";
import { clockTime, colorOf, extension, fileSize, fullMoment, initials } from "./format.js";
import { t } from "./i18n.js";
import { richText } from "./richtext.js";

export const colorFor = (person) => person.color ?? colorOf(person.id);

/** A round picture of initials; decorative, the name stands beside it. */
export function avatar(name, color, className = "") {
  return h("span", { class: `avatar ${className}`, style: { "--avatar": color }, "aria-hidden": "true" }, initials(name));
}

/**
 * The row of one block: a message, or an album whose parts share one bubble.
 * `host` is what a bubble may ask for: press, reply, menu, toggle, jump, image, and what richtext asks for.
 */
export function messageRow(block, host) {
  const [first] = block.messages;
  if (first.kind === "service") return serviceRow(first, host);
  const side = first.mine ? "mine" : "theirs";
  const parts = block.messages.map((message, index) => part(message, { ...block, lead: index === 0, end: index === block.messages.length - 1 }, host));
  const lastMessage = block.messages.at(-1);
  const bubble = h("div", { class: `bubble ${block.album ? "album" : ""} ${albumClass(block)}` }, parts);
  const stack = h("div", { class: `stack ${lastMessage.keyboard?.length ? "with-keys" : ""}` }, bubble, keyboard(lastMessage, host));
  return h("div", {
    class: `row ${side} ${block.first ? "first" : ""} ${block.last ? "last" : ""} ${block.selected ? "selected" : ""}`,
    dataset: { id: first.id },
  },
  block.group && !first.mine ? h("span", { class: "avatar-place" }, block.last ? avatar(first.from.name, colorFor(first.from)) : null) : null,
  stack);
}

const albumClass = (block) => (block.album && block.messages.every((message) => message.kind === "photo") ? "photos" : "");

function serviceRow(message, host) {
  return h("div", { class: "service", dataset: { id: message.id }, title: fullMoment(new Date(message.at)) },
    h("span", {}, richText(message.html || "", host.now(), host) ));
}

function part(message, block, host) {
  const node = h("div", {
    class: `part kind-${message.kind} ${block.picked.has(message.id) ? "picked" : ""}`, role: "article", tabindex: "-1",
    "aria-label": `${message.mine ? t("you") : message.from.name}, ${clockTime(new Date(message.at))}`,
    dataset: { message: message.id, focus: `part-${message.id}` },
    oncontextmenu(event) {
      if (window.getSelection()?.toString()) return;   // the reader copies words: leave the browser's own menu
      event.preventDefault();
      host.menu(message, { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY });
    },
    onclick: (event) => tapped(event, message, host),
  },
  block.selecting ? h("span", { class: "pick", role: "checkbox", "aria-checked": String(block.picked.has(message.id)), "aria-label": t("selectMessage") }, icon("check")) : null,
  block.lead && block.group && !message.mine && block.first ? h("div", { class: "sender", style: { "--sender": colorFor(message.from) } }, message.from.name) : null,
  block.lead && message.forward ? h("div", { class: "forwarded" }, `${t("forwardedFrom")} `, h("b", {}, message.forward.name)) : null,
  block.lead && message.reply ? replyQuote(message.reply, host) : null,
  MEDIA[message.kind]?.(message, host) ?? null,
  words(message, block, host),
  message.reactions?.length ? h("div", { class: "reactions" }, message.reactions.map((emoji) => h("span", {}, emoji))) : null,
  iconButton("chevron", t("actions"), (event) => host.menu(message, event.currentTarget), { class: "icon-button row-menu", dataset: { focus: `menu-${message.id}` } }));
  return node;
}

/** While selecting, a press anywhere on a message picks it; a finger on its plain words opens its menu. */
function tapped(event, message, host) {
  if (host.selecting()) {
    event.preventDefault();
    host.toggle(message);
  } else if (event.pointerType === "touch" && !event.target.closest("button, a, audio, video, .copyable, [role=button]")) {
    host.menu(message, { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY });
  }
}

function words(message, block, host) {
  if (!message.html && !block.end && message.kind === "document") return null;   // one time stands for a whole album
  const meta = h("span", { class: "meta" },
    message.edited ? h("span", { class: "edited" }, t("edited")) : null,
    h("time", { datetime: message.at, title: fullMoment(new Date(message.at)) }, clockTime(new Date(message.at))));
  const empty = !message.html;
  return h("div", { class: `words ${empty ? "bare" : ""}`, dir: "auto" }, empty ? null : richText(message.html, host.now(), host), meta);
}

function replyQuote(reply, host) {
  return h("button", { type: "button", class: "reply-quote", onclick: () => host.jump(reply.id) },
    h("b", {}, reply.name), h("span", {}, reply.text));
}

// --- media -----------------------------------------------------------------------------------------------------

const MEDIA = {
  document: (message) => fileLink(message.file),
  photo(message, host) {
    const alt = message.text || message.file.name || t("photo");
    return h("button", { type: "button", class: "picture", "aria-label": `${t("image")}: ${alt}`, onclick: () => host.image(message) },
      h("img", { src: message.file.url, alt, loading: "eager" }));
  },
  voice: (message) => h("audio", { controls: true, preload: "none", src: message.file.url, "aria-label": t("voice") }),
  video: (message) => h("video", { controls: true, preload: "metadata", src: message.file.url, "aria-label": t("video") }),
  contact: (message) => h("div", { class: "contact-card" }, icon("person"), h("span", {}, t("contact"))),
};

const FILE_COLORS = { pdf: "#e5534b", doc: "#3d7edb", docx: "#3d7edb", rtf: "#3d7edb", odt: "#3d7edb", xls: "#2f9e5b", xlsx: "#2f9e5b", csv: "#2f9e5b",
  ics: "#c9772b", txt: "#7a8794", html: "#c9772b", eml: "#8a63d2", vcf: "#8a63d2", zip: "#9c7a3c" };

/** The coloured tile of a kind of file. */
export function fileTile(name) {
  const ext = extension(name);
  return h("span", { class: "file-tile", style: { "--tile": FILE_COLORS[ext] ?? "#5b8def" }, "aria-hidden": "true" }, ext ? ext.toUpperCase() : icon("doc"));
}

function fileLink(file) {
  return h("div", { class: "file" },
    h("a", { class: "file-open", href: file.url, target: "_blank", rel: "noopener", "aria-label": `${t("open")}: ${file.name}` },
      fileTile(file.name),
      h("span", { class: "file-text" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, fileSize(file.size)))),
    h("a", { class: "icon-button", href: file.url, download: file.name, "aria-label": `${t("download")}: ${file.name}`, title: t("download") }, icon("download")));
}

// --- buttons ---------------------------------------------------------------------------------------------------

const CORNERS = { url: "link", copy: "copy", inline: "forward" };

function keyboard(message, host) {
  if (!message.keyboard?.length) return null;
  return h("div", { class: "keys" }, message.keyboard.map((row, r) => h("div", { class: "keys-row" }, row.map((button, c) => key(message, button, r, c, host)))));
}

function key(message, button, row, col, host) {
  const busy = host.isPressing(message.id, row, col);
  return h("button", {
    type: "button", class: `key ${button.style ?? ""} ${busy ? "busy" : ""}`, "aria-busy": busy ? "true" : null,
    "aria-description": busy ? t("pressing") : null, title: button.kind === "url" ? button.url : null, disabled: button.kind === "disabled", dataset: { focus: `key-${message.id}-${row}-${col}` },
    onclick: () => host.press(message, button, row, col),
  }, h("span", { class: "key-text" }, button.text), CORNERS[button.kind] ? icon(CORNERS[button.kind]) : null,
  h("span", { class: "spinner", "aria-hidden": "true" }));
}
