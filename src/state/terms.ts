import { createMemo, type Accessor } from 'solid-js'
import type { OpenCity, Reference, Terms } from '../engine/protocol.ts'
import { LANGUAGES } from '../i18n/language.ts'
import type { Standard } from '../services/standard.ts'
import { STANDARD_WITHOUT_CITY } from '../services/standard-without-city.ts'
import type { LinkState } from './link-state.ts'

interface TermsInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly reference: Accessor<Reference | undefined>
  readonly city: Accessor<OpenCity | undefined>
  /** The walker where the link names none; null: the standard's. */
  readonly lentWalker?: Accessor<string | null>
  /** The visitor's own standard that the link names; null: none that is there; undefined: on its way. */
  readonly own?: Accessor<Standard | null | undefined>
}

/** By what is judged: the link's choice, else the city's and the standard's own. */
export function createTerms({ link, update, reference, city, lentWalker, own = () => null }: TermsInputs) {
  const minutes = createMemo(() => link().minutes)
  const standard = createMemo(() => {
    const [known, open] = [reference()?.standards, city()]
    if (known === undefined || open === undefined) return undefined
    const byId = (id: string | null | undefined) => known.find((one) => one.id === id)
    const ofVisitor = own()
    if (ofVisitor !== null) return ofVisitor
    return byId(link().standard) ?? byId(open.manifest?.defaultStandard) ?? byId(STANDARD_WITHOUT_CITY)
  })
  const walker = createMemo(() => {
    const known = reference()?.walkers
    const byId = (id: string | null | undefined) => known?.find((one) => one.id === id)
    return byId(link().walker) ?? byId(lentWalker?.()) ?? byId(standard()?.defaultWalker)
  })
  const terms = createMemo((): Terms | undefined => {
    const [by, pace] = [standard(), walker()]
    return by === undefined || pace === undefined
      ? undefined
      : { standard: by, walker: pace, minutes: minutes() }
  })
  return {
    terms,
    minutes,
    setMinutes: (chosen: number | null) => update({ minutes: chosen }),
    setWalker: (id: string | null) => update({ walker: id }),
    setStandard: (id: string | null) => update({ standard: id, own: null, rule: null }),
    tolerance: createMemo(() => link().tolerance ?? standard()?.tolerance ?? 0),
    setTolerance: (chosen: number) =>
      update({ tolerance: chosen === (standard()?.tolerance ?? 0) ? null : chosen }),
    /** Parts of the link that name what is not there. */
    strangers: createMemo(() => {
      const known = reference()
      if (known === undefined) return []
      return [
        ...(own() !== null
          ? []
          : link().own !== null
            ? ['own']
            : unknownPart('standard', link().standard, known.standards)),
        ...unknownPart('walker', link().walker, known.walkers),
        ...unknownPart('with', link().with, known.walkers),
        ...unknownPart('service', link().service, servicesHere(known, city())),
        ...unknownPart('rule', link().rule, standard()?.rules),
        ...unknownPart(
          'language',
          link().language,
          LANGUAGES.map((id) => ({ id })),
        ),
      ]
    }),
  }
}

/** A city of an older build may lack a service that the page knows. */
const servicesHere = ({ services }: Reference, city: OpenCity | undefined): Reference['services'] =>
  city === undefined ? services : services.filter(({ id }) => city.services.includes(id))

/** Nothing is unknown while nobody knows what there is. */
const unknownPart = (
  part: string,
  id: string | null,
  known: readonly { readonly id: string }[] | undefined,
): string[] =>
  id === null || known === undefined || known.some((one) => one.id === id) ? [] : [`${part}=${id}`]
