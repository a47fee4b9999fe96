import { createMemo, createSignal } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import type { CorrectionKind } from '../../format/notes.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { copyText } from '../../state/copy-text.ts'
import { issueLink, osmLinks, placelessAddress } from '../../state/issue-link.ts'
import { newNoteId } from '../../state/notes.ts'
import { useSession } from '../../state/session.ts'
import {
  isSuggesting,
  presentValue,
  reportError,
  reportLines,
  reportLinks,
  reportTitle,
  type ReportAbout,
} from './report-text.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

export interface ReportSubject {
  /** Null: a place that the map does not have. */
  readonly facility: FacilityDetails | null
  /** What the facility is for; of several the visitor chooses. */
  readonly services: readonly string[]
  readonly name: string
}

export type ReportSaid = 'copied' | 'notCopied' | 'opened' | 'kept'
export type Report = ReturnType<typeof createReport>

/** What is filled in, the text that comes of it, and what can be done with that. Opening hours are the usual error. */
export function createReport(subject: ReportSubject) {
  const { t, name } = useI18n()
  const session = useSession()
  const words = useWords()
  const rows = useRows()
  const draft = newNoteId()
  const [kind, setKind] = createSignal<CorrectionKind>(subject.facility === null ? 'missing-place' : 'hours')
  const [service, setService] = createSignal(subject.services[0] ?? '')
  const [suggested, setSuggested] = createSignal('')
  const [text, setText] = createSignal('')
  const [said, setSaid] = createSignal<ReportSaid | null>(null)
  const [isTried, setTried] = createSignal(false)

  const fields = () => ({ kind: kind(), suggested: suggested(), text: text() })
  const present = () => {
    const { facility } = subject
    return facility && presentValue(kind(), { ...facility, name: subject.name }, t().notes.report.nothing)
  }
  const osm = () => (subject.facility === null ? null : osmLinks(subject.facility))
  const about = createMemo((): ReportAbout => {
    const city = session.city()
    return {
      city: { id: city?.id ?? '', name: city?.manifest ? name(city.manifest.names) : (city?.id ?? '') },
      service: { id: service(), name: rows().nameOf(words(), service()) },
      facility: subject.facility && { id: subject.facility.id, name: subject.name },
      dataDate: session.notes.dataDate(),
      page: placelessAddress(session.cityId(), service()),
      object: osm()?.object ?? null,
    }
  })
  const input = () => ({ words: t().notes, about: about(), fields: fields(), present: present() })
  const lines = createMemo(() => reportLines(input()).join('\n'))
  const letter = createMemo(() => `${lines()}\n${reportLinks(input()).join('\n')}`)
  const issue = createMemo(() => {
    const repository = session.city()?.manifest?.repository ?? null
    if (repository === null) return null
    return issueLink({
      repository,
      title: reportTitle(input()),
      text: lines(),
      links: reportLinks(input()),
    })
  })
  /** Keeps the report as pending; false where something has to be said first. */
  const keep = (): boolean => {
    setTried(true)
    if (reportError(fields()) !== null) return false
    session.notes.keepCorrection({
      id: `${draft}-${kind()}`,
      facility: subject.facility?.id ?? null,
      name: subject.name,
      service: service(),
      kind: kind(),
      text: text().trim(),
      present: present(),
      suggested: isSuggesting(kind()) ? suggested().trim() || null : null,
    })
    return true
  }
  return {
    kind,
    setKind: (chosen: CorrectionKind) => {
      setKind(chosen)
      setTried(false)
      setSaid(null)
    },
    service,
    setService,
    suggested,
    setSuggested,
    text,
    setText,
    present,
    letter,
    issue,
    osm,
    said,
    /** What is left out, once somebody tried. */
    error: () => (isTried() ? reportError(fields()) : null),
    keepOnly: () => keep() && setSaid('kept'),
    open: (): boolean => {
      const isKept = keep()
      if (isKept) setSaid('opened')
      return isKept
    },
    copy: async (field: HTMLTextAreaElement | undefined): Promise<void> => {
      if (keep()) setSaid((await copyText(letter(), field)) ? 'copied' : 'notCopied')
    },
  }
}
