// The one door for markup: the server renders a message's entities to HTML, and this lets through Telegram's own
// tags with their few attributes, rebuilding the tree node by node. Anything else becomes its plain text.
import { h } from "./dom.js";
import { fullMoment, telegramTime } from "./format.js";
import { t } from "./i18n.js";

const TAGS = {
  b: "b", strong: "b", i: "i", em: "i", u: "u", ins: "u", s: "s", strike: "s", del: "s", code: "code", pre: "pre",
  a: "a", blockquote: "blockquote", br: "br", "tg-spoiler": "tg-spoiler", "tg-time": "tg-time", "tg-emoji": "span", span: "span",
};
const SCHEMES = /^(https?:|tg:|mailto:|tel:)/i;
const LINKS = /(https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)\]])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|((?:^|(?<=[\s(]))\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/]))/giu;

/**
 * Nodes of a message's HTML. `host` hears what is done inside: `command(text)`, `link(url)`, `copied(text)`.
 * `moment` is the company's present, for relative times.
 */
export function richText(html, moment, host) {
  const parsed = new DOMParser().parseFromString(`<body>${html}</body>`, "text/html");
  const result = document.createDocumentFragment();
  for (const child of parsed.body.childNodes) result.append(rebuild(child, { moment, host, linkify: true }));
  return result;
}

function rebuild(source, context) {
  if (source.nodeType === Node.TEXT_NODE) {
    const words = betweenBlocks(source);
    return context.linkify ? linkified(words, context.host) : document.createTextNode(words);
  }
  if (source.nodeType !== Node.ELEMENT_NODE) return document.createTextNode("");
  const name = TAGS[source.localName];
  if (!name) return document.createTextNode(source.textContent);
  const inside = ["a", "code", "pre"].includes(name) ? { ...context, linkify: false } : context;
  const children = [...source.childNodes].map((child) => rebuild(child, inside));
  return (BUILDERS[name] ?? plain)(source, children, context, name);
}

const isBlock = (node) => ["blockquote", "pre"].includes(node?.localName);

/** The line break that only parts a quote or code block from its neighbours is not drawn as an empty line. */
function betweenBlocks(node) {
  let words = node.data;
  if (isBlock(node.previousSibling)) words = words.replace(/^\n/, "");
  if (isBlock(node.nextSibling)) words = words.replace(/\n$/, "");
  return words;
}

const plain = (source, children, context, name) => h(name, {}, children);

const BUILDERS = {
  span: (source, children, context) =>
    (source.classList.contains("tg-spoiler") ? BUILDERS["tg-spoiler"](source, children, context) : h("span", {}, children)),
  a(source, children, { host }) {
    const href = source.getAttribute("href") ?? "";
    if (!SCHEMES.test(href)) return h("span", {}, children);
    return link(href, children, host);
  },
  code: (source, children, { host }) =>
    (source.closest("pre") ? h("code", {}, children) : copyable("code", source.textContent, children, host)),
  pre: (source, children, { host }) => copyable("pre", source.textContent, children, host),
  blockquote(source, children) {
    const quote = h("blockquote", {}, children);
    if (!source.hasAttribute("expandable")) return quote;
    quote.classList.add("expandable");
    return h("div", { class: "quote-fold" }, quote, foldButton(quote));
  },
  "tg-spoiler"(source, children) {
    const reveal = (event) => {
      if (node.classList.contains("revealed") || (event.key && event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      event.stopPropagation();
      node.classList.add("revealed");
      node.removeAttribute("role");
      node.removeAttribute("aria-label");
    };
    const node = h("tg-spoiler", { role: "button", tabindex: "0", "aria-label": t("spoiler"), onclick: reveal, onkeydown: reveal }, children);
    return node;
  },
  "tg-time"(source, children, { moment }) {
    const unix = Number(source.getAttribute("unix"));
    const shown = telegramTime(unix, source.getAttribute("format") ?? "", moment);
    const date = new Date(unix * 1000);
    if (Number.isNaN(date.getTime())) return h("span", {}, children);
    return h("time", { datetime: date.toISOString(), title: fullMoment(date) }, shown ?? children);
  },
};

function link(href, children, host) {
  return h("a", {
    href, target: "_blank", rel: "noopener noreferrer",
    onclick(event) {
      if (host.link(href)) event.preventDefault();
    },
  }, children);
}

function copyable(tag, text, children, host) {
  const copy = (event) => {
    if (event.key && event.key !== "Enter") return;
    host.copied(text);
  };
  return h(tag, { class: "copyable", tabindex: "0", role: "button", title: t("copyText"), onclick: copy, onkeydown: copy }, children);
}

function foldButton(quote) {
  const button = h("button", {
    type: "button", class: "fold", "aria-expanded": "false", dataset: { focus: "fold" },
    onclick() {
      const open = quote.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? t("showLess") : t("showMore");
    },
  }, t("showMore"));
  return button;
}

/** Telegram clients make addresses and /commands of plain text into links. */
function linkified(text, host) {
  const nodes = document.createDocumentFragment();
  let done = 0;
  for (const found of text.matchAll(LINKS)) {
    const [whole, url, mail, command] = found;
    nodes.append(text.slice(done, found.index));
    if (url) nodes.append(link(url, [url], host));
    else if (mail) nodes.append(link(`mailto:${mail}`, [mail], host));
    else nodes.append(h("button", { type: "button", class: "command-link", onclick: () => host.command(command) }, command));
    done = found.index + whole.length;
  }
  nodes.append(text.slice(done));
  return nodes;
}

/** Folded quotes that hide nothing need no button: ask once they are on the page. */
export function settleFolds(root) {
  for (const fold of root.querySelectorAll(".quote-fold")) {
    const quote = fold.firstChild;
    const short = !quote.classList.contains("open") && quote.scrollHeight <= quote.clientHeight + 2;
    fold.classList.toggle("short", short);
  }
}
