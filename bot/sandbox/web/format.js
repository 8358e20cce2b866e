// Moments, sizes and names as people read them, in the page's language and the browser's time zone.
import { language, locale, t } from "./i18n.js";

const format = (options) => new Intl.DateTimeFormat(locale, options);
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const WEEKDAY = format({ weekday: "short" });
const WEEKDAY_LONG = format({ weekday: "long" });
const DAY = format({ day: "numeric", month: "long" });
const DAY_SHORT = format({ day: "2-digit", month: "2-digit", year: "2-digit" });
const DAY_YEAR = format({ day: "numeric", month: "long", year: "numeric" });

export const dayKey = (date) => `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
export const clockTime = (date) => TIME.format(date);
export const fullMoment = (date) => `${WEEKDAY.format(date)}, ${DAY_YEAR.format(date)}, ${TIME.format(date)}`;
export const weekday = (date) => WEEKDAY_LONG.format(date);
export const longDay = (date) => DAY.format(date);

const daysApart = (a, b) => Math.round(
  (Date.UTC(a.getFullYear(), a.getMonth(), a.getDate()) - Date.UTC(b.getFullYear(), b.getMonth(), b.getDate())) / 864e5);

/** A day separator: "Today", "Yesterday", "24 November" (with the year when it is another one). */
export function dayName(date, now) {
  const apart = daysApart(now, date);
  if (apart === 0) return t("today");
  if (apart === 1) return t("yesterday");
  return date.getFullYear() === now.getFullYear() ? DAY.format(date) : DAY_YEAR.format(date);
}

/** The time in a list of chats: the hour today, the weekday this week, else the date. */
export function listMoment(date, now) {
  const apart = daysApart(now, date);
  if (apart <= 0) return TIME.format(date);
  return apart < 7 ? WEEKDAY.format(date) : DAY_SHORT.format(date);
}

/**
 * `<tg-time unix format>` as Telegram shows it (Bot API, MessageEntity.date_time_format): `r` is relative; else
 * `w` weekday, `d`/`D` short/long date, `t`/`T` short/long time. Null: keep the text written inside the tag.
 */
export function telegramTime(unix, pattern, now) {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime()) || !/^(r|w?[dD]?[tT]?)$/.test(pattern) || pattern === "") return null;
  if (pattern === "r") return relative(date, now);
  const parts = { w: WEEKDAY, d: DAY_SHORT, D: DAY_YEAR, t: TIME, T: SECONDS };
  return [...pattern].map((letter) => parts[letter].format(date)).join(", ");
}

function relative(date, now) {
  const seconds = (date - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  }
  return words.format(Math.round(seconds), "second");
}

export function fileSize(bytes) {
  const number = (value) => value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 });
  if (bytes < 1024) return `${bytes} ${t("bytes")}`;
  if (bytes < 1024 ** 2) return `${number(bytes / 1024)} ${t("kilobytes")}`;
  return `${number(bytes / 1024 ** 2)} ${t("megabytes")}`;
}

export function extension(name) {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase().slice(0, 4) : "";
}

export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, " ").trim().split(/\s+/);
  return words.slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase() || "?";
}

const PALETTE = ["#e17076", "#e8964f", "#a695e7", "#65aadd", "#6ec9cb", "#7bc862", "#ee7aae", "#c08a5b"];

/** A steady colour for a name or id that brings none of its own. */
export function colorOf(key) {
  let sum = 0;
  for (const letter of String(key)) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return PALETTE[sum % PALETTE.length];
}

/** A line of a date that the bot's own parser understands, for the guide's example. */
export const typedDay = (date) => (language === "ru" ? DAY.format(date) : `${date.getDate()} ${format({ month: "long" }).format(date)}`);
