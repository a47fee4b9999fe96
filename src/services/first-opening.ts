/** Minutes since midnight of a clock time `H:MM` or `HH:MM` up to 24:00; `null` for anything else. */
export function minuteOfDay(clock: string): number | null {
  const parts = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(clock)
  if (parts === null) return null
  const minute = Number(parts[1]) * 60 + Number(parts[2])
  return minute <= 24 * 60 ? minute : null
}

/**
 * Whether the first clock time in an `opening_hours` text lies before `minute`; `24/7` does. Deliberately blunt: it
 * wants a positive sign, so hours without a clock time (`sunrise-sunset`, `closed`, free text), missing hours and
 * later rules that open earlier answer no. It does not evaluate the rules: that needs the `opening_hours` library.
 */
export function opensBefore(openingHours: string | undefined, minute: number): boolean {
  if (openingHours === undefined) return false
  if (/^\s*24\s*\/\s*7/.test(openingHours)) return true
  const first = /(?<!\d)\d{1,2}:\d{2}(?!\d)/.exec(openingHours)
  const opening = first === null ? null : minuteOfDay(first[0])
  return opening !== null && opening < minute
}
