/** A number as people type it: full-width digits and a decimal comma are understood; else `NaN`. */
export function typedNumber(text: string): number {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/。/, '.')
    .replace(/^(\d+),(\d+)$/, '$1.$2')
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}
