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

const noted = (pattern, except = null) => model.personas.find((person) => person !== except && pattern.test(person.note ?? ""));
const RECRUITER = /рекрут|recruit/i;
const RECRUITING = /рекрут|recruit|подбор|персонал|\bhr\b|колле/i;
const LEADING = /руковод|директор|заказчик|lead|head|director|manager/i;

// Who is who is read from the people's role notes; without any the first two people will do.
const recruiter = () => noted(RECRUITER) ?? noted(RECRUITING) ?? model.personas[0];
const colleague = () => noted(RECRUITING, recruiter()) ?? noted(LEADING, recruiter()) ?? model.personas.find((person) => person !== recruiter());
const stranger = () => noted(/посторон|незнаком|гость|чуж|не сотрудник|stranger|outsider|guest|not an employee/i);

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

/** Two readable résumés: in the page's language when their names tell it, else the first two. */
function twoSamples() {
  const names = model.samples.map((sample) => sample.name)
    .filter((name) => /\.(pdf|docx?|rtf|txt)$/i.test(name) && !name.startsWith("bad-"));
  const marked = names.filter((name) => new RegExp(`(^|[-_.])${language}([-_.]|$)`, "i").test(name));
  const spelled = names.filter((name) => /[а-яё]/i.test(name) === (language === "ru"));
  return [marked, spelled, names].find((some) => some.length >= 2 || some === names).slice(0, 2);
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
