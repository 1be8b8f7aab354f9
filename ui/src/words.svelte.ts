// Words for people, from the same files the Rust side reads. A key that is in
// no file does not compile; a language is changed without a reload.

import en from "../messages/en.json";
import es from "../messages/es.json";
import type { Bilingual, DocumentCard, Phrase, WireError } from "./ipc/generated/contract";

export type Key = keyof typeof en;
export type Lang = "en" | "es";

const files: Record<Lang, Record<string, string>> = { en, es };
const state = $state<{ lang: Lang }>({ lang: "en" });

/** The language that is spoken now. */
export function lang(): Lang {
  return state.lang;
}

/** Speaks another language from now on. */
export function speak(wanted: Lang): void {
  state.lang = wanted;
  document.documentElement.lang = wanted;
}

/** The sentence of a key. */
export function t(key: Key, params: Record<string, string | number> = {}): string {
  return fill(key, params);
}

/** The sentence of a code that the program sent; an unknown code is shown as it is. */
export function say(code: string, params: Record<string, string | number> = {}): string {
  return fill(code, params);
}

/** The sentence of a phrase. */
export function phrase(said: Phrase): string {
  return fill(said.code, said.params as Record<string, string>).trim();
}

/** A sentence that stands in both languages beside its source. */
export function both(text: Bilingual): string {
  return text[state.lang];
}

/** What a document is called: as its file, or by its kind when it was pasted. */
export function documentName(card: DocumentCard): string {
  return card.file_name ?? t("pasted_text_kind", { kind: say(`document_kind_${card.kind}`) });
}

/** What happened, what was kept, what to do. */
export function trouble(error: WireError): { what: string; kept: string; todo: string } {
  const params = error.params as Record<string, string>;
  return {
    what: say(`error_${error.code}`, params),
    kept: say(`error_${error.code}_kept`, params),
    todo: say(`error_${error.code}_do`, params),
  };
}

/** `Mon, Jun 1, 2026` from `2026-06-01`. */
export function day(date: string): string {
  const [year, month, dayOfMonth] = date.slice(0, 10).split("-").map(Number);
  if (!year || !month || !dayOfMonth) return date;
  // Noon UTC in UTC: a civil date has no zone.
  return calendar().format(new Date(Date.UTC(year, month - 1, dayOfMonth, 12)));
}

/** Made once a language: it is dear, and a list has many dates. */
const calendars: Partial<Record<Lang, Intl.DateTimeFormat>> = {};

function calendar(): Intl.DateTimeFormat {
  return (calendars[state.lang] ??= new Intl.DateTimeFormat(state.lang === "es" ? "es-US" : "en-US", {
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  }));
}

/** `9:00 AM` from `09:00`. */
export function time(clock: string): string {
  const [hour, minute] = clock.split(":").map(Number);
  const half = (hour ?? 0) < 12 ? "AM" : "PM";
  return `${((hour ?? 0) + 11) % 12 + 1}:${String(minute ?? 0).padStart(2, "0")} ${half}`;
}

/** A local time at its place: `Fri, Nov 7, 2025, 9:00 AM`. */
export function dayAndTime(local: string): string {
  return `${day(local)}, ${time(local.slice(11, 16))}`;
}

/** An instant as the clock on this wall shows it: `Fri, Nov 7, 2025, 9:00 AM`. */
export function moment(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return dayAndTime(`${date}T${two(at.getHours())}:${two(at.getMinutes())}`);
}

/** Days until a date, in words. */
export function daysLeft(days: number): string {
  if (days === 0) return t("days_today");
  if (days === 1) return t("days_tomorrow");
  if (days === -1) return t("days_yesterday");
  return days > 0 ? t("days_left", { count: days }) : t("days_past", { count: -days });
}

/** A value for reading: dates and times are written out. */
export function shown(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return dayAndTime(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  return value;
}

function fill(code: string, params: Record<string, string | number>): string {
  const known = files[state.lang];
  if (!Object.hasOwn(known, code)) return code;
  // In one pass: braces and signs in what a person wrote are not read again.
  return (known[code] ?? code).replace(/\{(\w+)\}/g, (brace, name: string) => {
    if (!Object.hasOwn(params, name)) return brace;
    // `title_es` is the Spanish of `title`.
    const said = String((state.lang === "es" && params[`${name}_es`]) || params[name]);
    return /_(on|at)$/.test(name) ? shown(said) : said;
  });
}
