import type { StyleSpecification } from 'maplibre-gl'
import { onCleanup, untrack } from 'solid-js'
import { useI18n, type I18n } from '../i18n/i18n.ts'
import { useSession, type MapPicture, type Session } from '../state/session.ts'
import { attributedSources } from './attribution.ts'
import { circleBounds } from './circle-features.ts'
import { straightWords } from './circle-words.ts'
import { cityView } from './city-view.ts'
import { communityFeatures, communityPoints } from './community-features.ts'
import { COMMUNITY_DOTS, COMMUNITY_MARKS, communityMarks } from './community-layer.tsx'
import { drawPicture, type PictureRequest } from './draw-picture.ts'
import { useMap } from './map-context.ts'
import { communityPaint } from './map-modes.ts'
import { pictureStyle, type PictureMarks } from './picture-style.ts'
import { basemapUrlOf } from './style.ts'
import { markWordsOf } from './words-of-marks.ts'

/** Lends the page pictures of the map for as long as it stands; drawn one after the other, beside the map. */
export function createMapPicture(withStraight: () => boolean): void {
  const session = useSession()
  const i18n = useI18n()
  const { map } = useMap()
  let last: Promise<unknown> = Promise.resolve()
  const picture: MapPicture = (size, paper) => {
    const drawn = last.then(async () => {
      // the map may have gone while others were drawn
      const style: StyleSpecification | undefined = map.getStyle()
      const basemapUrl = basemapUrlOf(style)
      if (paper === undefined)
        return drawPicture({
          size,
          ...untrack(() => shownIn(session, i18n, { basemapUrl, withStraight: withStraight() })),
        })
      const { paperPicture } = await import('./paper-picture.ts')
      return drawPicture({ size, ...untrack(() => paperPicture({ session, i18n, paper, basemapUrl })) })
    })
    last = drawn.catch(() => {})
    return drawn
  }
  session.offerMapPicture(picture)
  onCleanup(() => session.offerMapPicture(null))
}

interface Asked {
  readonly basemapUrl: string | null
  readonly withStraight: boolean
}

function shownIn(session: Session, i18n: I18n, asked: Asked): Omit<PictureRequest, 'size'> {
  const isResident = session.door() === 'services'
  const answer = session.place() === null ? undefined : session.answer()
  const city = session.city()
  const words = markWordsOf({ services: session.reference()?.services ?? [], appearance: 'light', i18n })
  const style = pictureStyle({
    language: i18n.language(),
    basemapUrl: asked.basemapUrl,
    answer,
    comparison: isResident && answer !== undefined ? session.comparison() : undefined,
    focus: session.focus(),
    route: session.focus() === null ? undefined : session.route(),
    straightText:
      asked.withStraight && answer !== undefined
        ? straightWords(answer, { words: i18n.t().map, ...i18n })
        : null,
    words,
    marks: isResident && answer !== undefined ? [] : [communitiesOf(session)],
  })
  const bounds = (answer && circleBounds(answer, asked)) ?? (city ? cityView(city) : [-180, -85, 180, 85])
  const reached = answer?.streets ? { ...answer, streets: answer.streets } : null
  return {
    style,
    bounds,
    reached,
    streets: null,
    legend: null,
    credit: attributedSources(city)
      .map(({ attribution }) => attribution)
      .join(' '),
  }
}

function communitiesOf(session: Session): PictureMarks {
  const communities = session.city()?.communities ?? []
  const data = communityFeatures(communities, communityPoints(communities), {
    ...communityPaint(session),
    appearance: 'light',
    tolerance: session.tolerance(),
  })
  return {
    source: 'communities',
    data,
    layers: [
      communityMarks(COMMUNITY_DOTS, { judged: false }),
      communityMarks(COMMUNITY_MARKS, { judged: true }),
    ],
  }
}
