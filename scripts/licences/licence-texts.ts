/** A package that stands in the page, and what it says of its licence. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** As SPDX writes it. */
  readonly licence: string
  /** Its files of licence and notice, whole; none where it comes without. */
  readonly texts: readonly string[]
}

/** Where a package is installed. */
export interface PackagePlace {
  readonly name: string
  /** With forward slashes, without one at the end. */
  readonly folder: string
}

const INSTALLED = '/node_modules/'

/** The package that a module of a bundle is of; null for the project's own and for what the bundler adds. */
export function packageOfModule(id: string): PackagePlace | null {
  const path = id.replace(/^\0+/, '').replaceAll('\\', '/')
  const at = path.lastIndexOf(INSTALLED)
  const [, name] =
    /^(@[^/]+\/[^/]+|[^@/][^/]*)\/[^/]/.exec(at < 0 ? '' : path.slice(at + INSTALLED.length)) ?? []
  return name === undefined ? null : { name, folder: path.slice(0, at + INSTALLED.length) + name }
}

/** Whether a file or folder at the top of a package holds its licence, a notice that goes with it, or both. */
export const isLicenceFile = (name: string): boolean =>
  /^(?:licen[cs]es?|copying|notice|unlicense)(?:[.-][^/]*)?$/i.test(name)

const LINE = '-'.repeat(80)

/** One text of all licences: packages by name, those with the very same text together. */
export function licenceTexts(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, BundledPackage[]>()
  const byName = packages.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
  for (const one of byName) {
    const text = textOf(one)
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  const parts = [...byText].map(([text, group]) => `${group.map(titleOf).join('\n')}\n\n${text}`)
  return `${[`Packages that this page is made of, and their licences.`, ...parts].join(`\n\n${LINE}\n`)}\n`
}

const titleOf = ({ name, version, licence }: BundledPackage): string => `${name} ${version} (${licence})`

/** Line ends and blanks at the ends of lines tell nothing, and keep the same text apart. */
function textOf({ licence, texts }: BundledPackage): string {
  const clean = texts.map((text) =>
    text
      .replace(/^\uFEFF/, '')
      .replaceAll(/[^\S\n]*\r?\n/g, '\n')
      .trim(),
  )
  const said = clean.filter((text) => text !== '')
  return said.length === 0
    ? `The package comes without a text of its licence, ${licence}.`
    : said.join('\n\n')
}
