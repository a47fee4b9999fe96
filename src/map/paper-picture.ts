import type { I18n } from '../i18n/i18n.ts'
import { ruleName } from '../i18n/planner-names.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import type { PaperMap } from '../state/paper-map.ts'
import type { Session } from '../state/session.ts'
import { GRADE_COLOUR, GRADES } from '../theme.ts'
import { attributedSources } from './attribution.ts'
import { cityView, partView } from './city-view.ts'
import type { PictureRequest } from './draw-picture.ts'
import { legendClasses } from './legend-classes.ts'
import { DOT, GAIN, LOSS, type Mark } from './mark.ts'
import { paperMarks, paperSteps } from './paper-features.ts'
import { paperRamp } from './paper-ramp.ts'
import type { LegendEntry, PictureLegend } from './picture-legend.ts'
import { pictureStyle } from './picture-style.ts'
import { stepMarks } from './step-marks.ts'
import { markWordsOf } from './words-of-marks.ts'

export interface PaperAsked {
  readonly session: Session
  readonly i18n: I18n
  readonly paper: PaperMap
  readonly basemapUrl: string | null
}

/** A map of a report as it is drawn. @throws Error before the planner's words and a city are there. */
export function paperPicture({ session, i18n, paper, basemapUrl }: PaperAsked): Omit<PictureRequest, 'size'> {
  const [city, words, plans] = [session.city(), i18n.planning(), session.plans()]
  if (city === undefined || words === undefined)
    throw new Error('map: found no city or no words, expected both for a map on paper')
  const { shows, members, withSteps } = paper
  const { communities } = city
  const steps = withSteps && plans !== undefined ? stepMarks(plans.steps(), plans.facilities.known) : []
  const style = pictureStyle({
    language: i18n.language(),
    basemapUrl,
    answer: undefined,
    comparison: undefined,
    focus: null,
    route: undefined,
    straightText: null,
    words: markWordsOf({ services: session.reference()?.services ?? [], appearance: 'light', i18n }),
    marks: [...paperMarks(shows, communities, paper), ...paperSteps(steps)],
  })
  const streets =
    shows.kind === 'streets'
      ? { lines: shows.lines, values: shows.values, ramp: paperRamp(shows.rule) }
      : null
  return {
    style,
    bounds: (members && partView(communities, members)) ?? cityView(city),
    reached: null,
    streets,
    legend: legendOf({ session, i18n, paper, words }),
    credit: attributedSources(city)
      .map(({ attribution }) => attribution)
      .join(' '),
  }
}

interface LegendAsked extends Pick<PaperAsked, 'session' | 'i18n' | 'paper'> {
  readonly words: PlanningWords
}

function legendOf({ session, i18n, paper, words }: LegendAsked): PictureLegend {
  const { shows } = paper
  const scale = i18n.t().map
  const { legend } = words.report
  const service =
    shows.kind === 'streets' && shows.rule !== null
      ? ruleName(shows.rule, session.reference()?.services ?? [], i18n.name)
      : null
  const head =
    shows.kind === 'streets'
      ? service === null
        ? legend.streets
        : legend[shows.rule?.ruler ?? 'minutes'](service)
      : legend[shows.kind]
  return {
    head,
    entries: entriesOf({ i18n, paper, words }),
    scaleText: (metres) =>
      metres < 1_000
        ? scale.metresOnScale(i18n.number(metres))
        : scale.kilometresOnScale(i18n.number(metres / 1_000)),
  }
}

function entriesOf({ i18n, paper: { shows }, words }: Omit<LegendAsked, 'session'>): readonly LegendEntry[] {
  const { legend } = words.report
  const grades = i18n.t().shell.grades
  if (shows.kind === 'flips')
    return [
      { text: legend.gained, sign: { mark: GAIN } },
      { text: legend.lost, sign: { mark: LOSS } },
      { text: legend.same, sign: { mark: DOT } },
    ]
  if (shows.kind === 'communities')
    return GRADES.map((grade) => ({ text: grades[grade], sign: { mark: sampleOf(grade) } }))
  const { rule } = shows
  const { colours, unreached } = paperRamp(rule)
  const classes = legendClasses({
    rule: rule ?? undefined,
    mode: 'bands',
    appearance: 'light',
    words: words.modes,
    grades,
    number: i18n.number,
  })
  return classes
    .filter(({ onStreets }) => onStreets)
    .map(({ text }, i) => ({ text, sign: { colour: colours[i] ?? unreached } }))
}

const SAMPLES: Readonly<Partial<Record<(typeof GRADES)[number], string>>> = {
  '1-2': '2',
  '3-5': '4',
  '6+': '7',
}

/** A mark of a grade, with a number where it has one. */
function sampleOf(grade: (typeof GRADES)[number]): Mark {
  const shape = grade === 'all' ? 'disc' : grade === 'undetermined' ? 'dashed' : 'ring'
  return { shape, tone: GRADE_COLOUR[grade], text: SAMPLES[grade] ?? '' }
}
