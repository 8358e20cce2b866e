// The company's side: its clock, what the bot was refused, the guide of first steps, language and theme.
import { api } from "./api.js";
import { fill, fillOnce, h, icon, iconButton } from "./dom.js";
import { clockTime, fullMoment, longDay, weekday } from "./format.js";
import { guide } from "./guide.js";
import { chooseLanguage, language, t } from "./i18n.js";
import { become, changed, model, now, on, refreshChats, refreshState, report } from "./model.js";
import { notify } from "./toasts.js";

export function mountPanel(root, scrim) {
  root.setAttribute("aria-label", t("panel"));
  const clock = h("section", { class: "card clock", id: "clock", "aria-label": t("clock") });
  const refusals = h("section", { class: "card refusals" });
  const alarm = h("button", { type: "button", class: "alarm", hidden: true, onclick: () => showRefusals(refusals) });
  fill(root,
    h("header", { class: "bar" }, h("h2", { class: "bar-title bar-text" }, t("panel")), alarm, iconButton("close", t("close"), closePanel, { class: "icon-button panel-close" })),
    h("div", { class: "panel-body" }, clock, guide(), refusals, appearance()));
  drawClock(clock);
  on("clock state", () => tick(clock));
  on("stepping state", () => drawClock(clock));
  on("state", () => {
    drawRefusals(refusals);
    alarm.hidden = !model.refusals.length;
    alarm.title = t("refusals");
    fill(alarm, icon("warning"), model.refusals.length, h("span", { class: "offscreen" }, ` ${t("refusals")}`));
  });
  setInterval(() => tick(clock), 5000);
  watchWidth(root, scrim);
}

// --- the drawer on narrow windows ------------------------------------------------------------------------------

export const closePanel = () => document.body.classList.remove("panel-open");

function watchWidth(root, scrim) {
  const narrow = matchMedia("(max-width: 1139px)");
  const settle = () => {
    const open = document.body.classList.contains("panel-open");
    root.inert = narrow.matches && !open;
    scrim.hidden = !(narrow.matches && open);
    if (narrow.matches && open) root.querySelector(".panel-close").focus();
  };
  new MutationObserver(settle).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  narrow.addEventListener("change", settle);
  scrim.addEventListener("click", closePanel);
  root.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());
  settle();
}

// --- clock -----------------------------------------------------------------------------------------------------

const STEPS = { hour: "stepHour", morning: "stepMorning", day: "stepDay", week: "stepWeek" };

function drawClock(root) {
  const busy = model.stepping !== null;
  fillOnce(root, [model.stepping, model.hasClock], () => [
    h("h3", {}, icon("clock"), t("clock")),
    h("div", { class: "clock-face" }, h("span", { class: "clock-time" }), h("span", { class: "clock-day" })),
    model.hasClock ? h("div", { class: "steps", role: "group", "aria-label": t("clock") }, Object.entries(STEPS).map(([step, label]) => h("button", {
      type: "button", class: `step ${model.stepping === step ? "busy" : ""}`, disabled: busy, dataset: { step, focus: step }, onclick: () => void move(step),
    }, t(label)))) : null,
    h("div", { class: "progress", hidden: !busy, role: "progressbar", "aria-label": t("stepping") }),
    h("p", { class: "hint" }, busy ? t("stepping") : model.hasClock ? t("clockNote") : t("noClock")),
  ]);
  tick(root);
}

function tick(root) {
  const time = root.querySelector(".clock-time");
  if (!time) return;
  const moment = now();
  time.textContent = clockTime(moment);
  root.querySelector(".clock-day").textContent = `${weekday(moment)}, ${longDay(moment)}`;
}

async function move(step) {
  const before = new Map(model.personas.map((person) => [person.id, person.unread]));
  const openId = model.persona;
  const seen = model.messages.at(-1)?.id ?? 0;
  model.stepping = step;
  changed("stepping");
  try {
    const { now: reached } = await api.moveClock(step);
    await refreshState();
    await refreshChats();
    tellNews(new Date(reached), before, openId, seen);
  } catch (error) {
    report(error);
  } finally {
    model.stepping = null;
    changed("stepping");
  }
}

/** Who got messages while time moved, each a link to be that person. */
function tellNews(reached, before, openId, seen) {
  const here = model.messages.filter((message) => message.id > seen && !message.mine).length;
  const news = model.personas
    .map((person) => ({ person, count: person.unread - (before.get(person.id) ?? 0) + (person.id === openId ? here : 0) }))
    .filter(({ count }) => count > 0);
  const links = news.slice(0, 4).map(({ person, count }) => h("button", { type: "button", class: "toast-link", onclick: () => void become(person.id, "bot") }, `${person.name} · ${count}`));
  notify(`${t("stepped", { when: fullMoment(reached) })}. ${news.length ? t("steppedNews") : t("steppedQuiet")}`, { nodes: links });
}

// --- refusals --------------------------------------------------------------------------------------------------

let refusalsOpen = false;

function showRefusals(root) {
  root.querySelector("details").open = true;
  root.scrollIntoView({ block: "nearest" });
  root.querySelector("summary").focus({ preventScroll: true });
}

function drawRefusals(root) {
  fillOnce(root, [model.refusals, model.calls], () => refusalList());
}

function refusalList() {
  const count = model.refusals.length;
  const items = [...model.refusals].reverse().slice(0, 200).map((refusal) => h("li", { class: refusal.lint ? "lint" : "" },
    h("div", { class: "refusal-head" }, h("code", {}, refusal.method), h("span", { class: "refusal-code" }, refusal.lint ? t("lint") : refusal.code),
      h("time", { datetime: refusal.at, title: fullMoment(new Date(refusal.at)) }, clockTime(new Date(refusal.at)))),
    h("div", { class: "refusal-text" }, refusal.description)));
  return h("details", { open: refusalsOpen, ontoggle: (event) => { refusalsOpen = event.target.open; } },
    h("summary", { dataset: { focus: "refusals" } }, icon("warning"), h("span", { class: "summary-text" }, t("refusals")), h("span", { class: `badge ${count ? "bad" : "good"}` }, count), icon("chevron")),
    h("p", { class: "hint" }, count ? t("refusalsNote") : t("refusalsNone"), " ", t("calls", { n: model.calls })),
    count ? h("ul", {}, items) : null);
}

// --- language and theme ----------------------------------------------------------------------------------------

function appearance() {
  const theme = window.sandboxTheme;
  return h("section", { class: "card appearance", "aria-label": t("appearance") },
    choice(t("language"), [["ru", t("russian")], ["en", t("english")]], language, chooseLanguage),
    choice(t("theme"), [["auto", t("themeAuto")], ["light", t("themeLight")], ["dark", t("themeDark")]], theme.chosen(), theme.choose));
}

function choice(label, options, chosen, choose) {
  const name = `choice-${label}`;
  return h("fieldset", { class: "choice" }, h("legend", {}, label), h("div", { class: "segments" }, options.map(([value, words]) => h("label", {},
    h("input", { type: "radio", name, value, checked: value === chosen, onchange: () => choose(value) }), h("span", {}, words)))));
}
