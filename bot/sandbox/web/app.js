// Puts the page together and starts it.
import { fill, h } from "./dom.js";
import { mountConversation } from "./conversation.js";
import { language, t } from "./i18n.js";
import { mountChats, mountRail } from "./lists.js";
import { begin, model, on } from "./model.js";
import { mountPanel } from "./panel.js";
import { notify } from "./toasts.js";

const place = (id) => document.getElementById(id);

document.documentElement.lang = language;
place("skip").textContent = t("skip");
place("skip").addEventListener("click", (event) => {
  event.preventDefault();
  place("composer-text").focus();
});

mountRail(place("rail"));
mountChats(place("chats"));
mountConversation(place("conversation"));
mountPanel(place("panel"), place("scrim"));

on("state chats", () => {
  const unread = model.personas.reduce((sum, person) => sum + (person.unread ?? 0), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${model.bot.name || t("pageTitle")} · ${t("pageTitle")}`;
});

begin().catch((error) => {
  notify(t("loadFailed", { reason: error.message }), { kind: "error" });
  fill(place("conversation"), h("p", { class: "empty" }, t("loadFailed", { reason: error.message })));
});
