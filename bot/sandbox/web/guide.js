// "What to try first": five steps, each a link that makes one the right person and prepares the next thing to do.
import { attachSamples, insertText } from "./composer.js";
import { fill, h, icon } from "./dom.js";
import { typedDay } from "./format.js";
import { language, t } from "./i18n.js";
import { addPerson } from "./lists.js";
import { become, model, now, on } from "./model.js";

const KEY = "sandbox.guide";
const WEEKS_AHEAD_MS = 21 * 864e5;

const done = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));

const noted = (pattern) => model.personas.find((person) => pattern.test(person.note ?? ""));
const recruiter = () => noted(/рекрут|recruit|подбор|hr\b/i) ?? model.personas[0];
const colleague = () => model.personas.find((person) => person !== recruiter() && /рекрут|recruit|колле|руковод|lead|manager|заказчик/i.test(person.note ?? ""))
  ?? model.personas.find((person) => person !== recruiter());
const stranger = () => noted(/посторон|незнаком|гость|чуж|stranger|outsider|guest/i);

const STEPS = [
  async () => {
    await become(recruiter().id, "bot");
    insertText(t("step1line", { date: typedDay(new Date(now().getTime() + WEEKS_AHEAD_MS)) }));
  },
  async () => {
    await become(recruiter().id, "bot");
    return attachSamples(twoSamples());
  },
  async () => {
    await become(colleague().id, "bot");
    insertText("/vacancies");
  },
  async () => {
    if (stranger()) await become(stranger().id, "bot");
    else await addPerson({ first_name: t("strangerName"), last_name: t("strangerLast"), language });
    insertText("/start");
  },
  async () => {
    document.body.classList.add("panel-open");
    const clock = document.getElementById("clock");
    clock.scrollIntoView({ block: "nearest" });
    clock.classList.add("flash");
    setTimeout(() => clock.classList.remove("flash"), 1800);
    clock.querySelector("[data-step=day]")?.focus({ preventScroll: true });
  },
];

/** Two résumés in the reader's language where the samples say which they are. */
function twoSamples() {
  const names = model.samples.map((sample) => sample.name).filter((name) => /\.(pdf|docx?)$/i.test(name));
  const own = names.filter((name) => new RegExp(`(^|[-_.])${language}([-_.]|$)`, "i").test(name));
  const cyrillic = names.filter((name) => /[а-яё]/i.test(name) === (language === "ru"));
  const pool = own.length >= 2 ? own : cyrillic.length >= 2 ? cyrillic : names;
  return pool.slice(0, 2);
}

export function guide() {
  const list = h("ol", { class: "guide-steps" });
  const count = h("span", { class: "guide-count" });
  const again = h("button", { type: "button", class: "text-button", onclick: () => (done.clear(), remember(), draw()) }, t("guideReset"));
  const draw = () => {
    fill(list, STEPS.map((run, index) => step(index + 1, run, draw)));
    count.textContent = `${done.size}/${STEPS.length}`;
    again.hidden = !done.size;
  };
  draw();
  on("state", () => details.toggleAttribute("data-ready", model.personas.length > 0));
  const details = h("details", { open: done.size < STEPS.length },
    h("summary", {}, icon("check"), h("span", { class: "summary-text" }, t("guide")), count, icon("chevron")), list, again);
  return h("section", { class: "card guide" }, details);
}

function step(number, run, draw) {
  const passed = done.has(number);
  return h("li", { class: passed ? "passed" : "" },
    h("span", { class: "step-mark", "aria-hidden": "true" }, passed ? icon("check") : number),
    h("div", {},
      h("div", { class: "step-title" }, t(`step${number}`), passed ? h("span", { class: "offscreen" }, ` (${t("guideDone")})`) : null),
      h("p", {}, t(`step${number}text`)),
      h("button", {
        type: "button", class: "text-button", dataset: { guide: number },
        async onclick() {
          document.body.classList.remove("panel-open");
          if (await run() === false) return;
          done.add(number);
          remember();
          draw();
        },
      }, t(`step${number}go`))));
}

const remember = () => localStorage.setItem(KEY, JSON.stringify([...done]));
