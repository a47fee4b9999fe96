import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { DoubtfulPlace } from '../../state/doubtful-places.ts'
import { useSession } from '../../state/session.ts'
import { wholeMinutes } from '../kit/minutes.ts'

/** What is said of a place in doubt, on the screen and on paper. @throws Error outside the door's providers. */
export function createDoubtfulWords() {
  const { t, name, number } = useI18n()
  const data = useDataWords()
  const session = useSession()
  const serviceName = (id: string): string => {
    const service = session.reference()?.services.find((one) => one.id === id)
    return service === undefined ? id : name(service.names.resident)
  }
  const servicesOf = ({ services }: DoubtfulPlace) =>
    new Intl.ListFormat(session.language(), { type: 'unit', style: 'short' }).format(
      services.map(serviceName),
    )
  return {
    /** Its name; without one what it is. */
    nameOf: (place: DoubtfulPlace): string =>
      name(place.facility.names) || data().doubtful.nameless(serviceName(place.services[0] ?? '')),
    servicesOf,
    /** What the data say of its hours. */
    hoursOf: ({ facility }: DoubtfulPlace): string => facility.openingHours ?? t().notes.report.nothing,
    factsOf: (place: DoubtfulPlace): string[] => {
      const { address, openingHours } = place.facility
      return [
        data().doubtful.walk(number(wholeMinutes(place.ds))),
        servicesOf(place),
        ...(address === null ? [] : [address]),
        ...(openingHours === null ? [] : [data().doubtful.mapHours(openingHours)]),
      ]
    },
  }
}
