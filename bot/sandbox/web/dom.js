// Building and patching the page without a framework. Text always becomes text nodes: the only place of the page
// that accepts markup is richtext.js, and it lets through a list of known tags.

/** An element with attributes, listeners (`onclick`), `dataset`, `style` (custom properties too) and children. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  append(node, children);
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "class") node.className = value;
  else if (name === "dataset") Object.assign(node.dataset, value);
  else if (name === "style") for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
  else if (name === "value" || name === "checked" || name === "indeterminate") node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replace all children at once. */
export function fill(node, ...children) {
  const fresh = document.createDocumentFragment();
  append(fresh, children);
  node.replaceChildren(fresh);
  return node;
}

const signs = new WeakMap();

/** Fill again only when `sign` differs from the last time: a button must not be replaced under a pressing finger. */
export function fillOnce(node, sign, build) {
  const text = JSON.stringify(sign);
  if (signs.get(node) === text) return;
  signs.set(node, text);
  const focus = focusWithin(node);
  fill(node, build());
  if (focus) restoreFocus(node, focus);
}

const nodesOf = new WeakMap();

/**
 * Make `container` show `items` in order, touching only what changed: a node lives as long as its key, and is
 * rebuilt only when `signature(item)` differs. `replaced(old, fresh)` may carry focus or an unfolded state over.
 */
export function patchList(container, items, { key, signature, create, replaced = () => {} }) {
  const before = nodesOf.get(container) ?? new Map();
  const after = new Map();
  const wanted = new Set(items.map(key));
  for (const [id, { node }] of before) if (!wanted.has(id)) node.remove();
  let cursor = container.firstChild;
  for (const item of items) {
    const id = key(item);
    const sign = signature(item);
    const known = before.get(id);
    let node = known?.node;
    if (!known || known.sign !== sign) {
      node = create(item);
      if (known) {
        known.node.replaceWith(node);
        if (known.node === cursor) cursor = node;
        replaced(known.node, node);
      }
    }
    after.set(id, { node, sign });
    if (node === cursor) cursor = cursor.nextSibling;
    else container.insertBefore(node, cursor);
  }
  nodesOf.set(container, after);
}

/** Where the focus stands inside `root`, as a path that survives a rebuild; null when it is elsewhere. */
export function focusWithin(root) {
  const active = document.activeElement;
  if (!active || !root.contains(active) || active === root) return active === root ? "" : null;
  return active.dataset.focus ?? null;
}

export function restoreFocus(root, path) {
  if (path === null) return;
  const target = path === "" ? root : root.querySelector(`[data-focus="${CSS.escape(path)}"]`);
  (target ?? root).focus({ preventScroll: true });
}

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach: "M20.5 11.5 12 20a5.6 5.6 0 0 1-8-8l9-9a3.8 3.8 0 0 1 5.4 5.4l-8.9 8.9a1.9 1.9 0 0 1-2.7-2.7l8-8",
  back: "M15 5l-7 7 7 7",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5h4",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M6 9l6 6 6-6",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.2l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h10v11H9zM15 9V5H5v11h4",
  doc: "M7 3h7l5 5v13H7zM14 3v5h5",
  down: "M12 5v13M6 12.5l6 6 6-6",
  download: "M12 4v11M7.5 11l4.5 4.5L16.5 11M5 20h14",
  forward: "M14 6l6 6-6 6M20 12H9a5 5 0 0 0-5 5v1",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.2.8 3.5 2.8 3.5 5.5",
  keyboard: "M3 6.5h18v11H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",
  link: "M8 16 16 8M9.5 8H16v6.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  panel: "M4 5h16v14H4zM15 5v14",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-3.9 3.4-6.5 7.5-6.5s7.5 2.6 7.5 6.5",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6l-6 6 6 6M4 12h11a5 5 0 0 1 5 5v1",
  select: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.2l3 3 5-5.5",
  send: "M3.5 4.5 21 12 3.5 19.5l2.5-7.5zM6 12h8",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  stop: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.7 5.7l12.6 12.6",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  warning: "M12 4 2.5 20h19zM12 10v4.5M12 17.3h.01",
};

/** A stroked 24×24 icon; decorative, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows an icon and says `label`. */
export function iconButton(name, label, onclick, extra = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...extra },
    icon(name));
}
