import type { OpenCity } from '../engine/protocol.ts'

type Sources = NonNullable<OpenCity['manifest']>['sources']

/** Whose data the map of a city shows; each attribution once. */
export function attributedSources(city: Pick<OpenCity, 'manifest'> | undefined): Sources {
  const all = city?.manifest?.sources ?? []
  return all.filter(
    ({ attribution }, i) =>
      attribution !== '' && all.findIndex((one) => one.attribution === attribution) === i,
  )
}
