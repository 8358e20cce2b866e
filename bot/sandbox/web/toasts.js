// Short words over the page: answers to presses, copies, failures. Alerts wait for "OK" as in Telegram.
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";

const SHOWN_MS = 3600;

/** Show `text`; `alert` as a dialog to confirm, `kind: "error"` in red, `nodes` after the text (links). */
export function notify(text, { alert = false, kind = "plain", nodes = [] } = {}) {
  if (alert) return showAlert(text);
  const place = document.getElementById("toasts");
  const toast = h("div", { class: `toast ${kind}` }, h("span", {}, text), nodes);
  const same = [...place.children].find((other) => other.textContent === toast.textContent);
  same?.remove();
  place.append(toast);
  while (place.children.length > 3) place.firstChild.remove();
  const long = nodes.length ? 3 : 1 + Math.min(1, text.length / 120);
  setTimeout(() => {
    toast.classList.add("leaving");
    setTimeout(() => toast.remove(), 250);
  }, SHOWN_MS * long);
  return toast;
}

function showAlert(text) {
  return dialog({ title: "", className: "alert", body: h("p", {}, text), actions: [{ label: t("ok"), primary: true }] });
}

/**
 * A modal dialog on the native element (focus kept inside, Escape closes, focus returns). Resolves with the value
 * of the chosen action (`value()`), or null when closed. An action's `label` may be changed through `node`.
 */
export function dialog({ title, body, actions = [], className = "" }) {
  return new Promise((resolve) => {
    const label = title || body.textContent;
    const node = h("dialog", { class: `dialog ${className}`, "aria-label": label });
    let result = null;
    const buttons = actions.map((action) => {
      action.node = h("button", {
        type: action.primary ? "submit" : "button",
        class: `dialog-button ${action.primary ? "primary" : ""} ${action.danger ? "danger" : ""}`,
        onclick: action.primary ? null : () => node.close(),
        disabled: action.disabled,
      }, action.label);
      return action.node;
    });
    const form = h("form", {
      method: "dialog",
      onsubmit(event) {
        event.preventDefault();
        const primary = actions.find((action) => action.primary);
        if (primary?.node.disabled) return;
        result = primary?.value ? primary.value() : true;
        node.close();
      },
    }, title ? h("h2", {}, title) : null, body, buttons.length ? h("div", { class: "dialog-buttons" }, buttons) : null);
    fill(node, form);
    node.addEventListener("click", (event) => event.target === node && node.close());
    node.addEventListener("close", () => {
      node.remove();
      resolve(result);
    });
    document.body.append(node);
    node.showModal();
  });
}

/** A small menu at `anchor` (an element or a rectangle); items: {label, icon, run, danger}. Closes on choice, Escape, outside. */
export function popupMenu(anchor, items, label) {
  document.querySelector(".menu")?.remove();
  const previous = document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (back = true) => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", close);
    if (back) previous?.focus?.({ preventScroll: true });
  };
  const outside = (event) => !menu.contains(event.target) && close(false);
  const entries = items.map((item) => h("button", {
    type: "button", role: "menuitem", class: item.danger ? "danger" : "",
    onclick() {
      close();
      item.run();
    },
  }, item.icon ?? null, h("span", {}, item.label)));
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const at = entries.indexOf(document.activeElement);
      entries[(at + step + entries.length) % entries.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  fill(menu, entries);
  document.body.append(menu);
  placeMenu(menu, anchor);
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", close);
  entries[0]?.focus();
}

function placeMenu(menu, anchor) {
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor;
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left), window.innerWidth - width - 8);
  const below = box.bottom + 4;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, box.top - height - 4) : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
