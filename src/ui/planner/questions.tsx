import { Content, List, Root, Trigger } from '@kobalte/core/tabs'
import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { EmptyNote } from '../kit/empty-note.tsx'
import { AreaTables } from './area-tables.tsx'
import { QUESTIONS, usePlanner, type Question } from './create-planner.ts'
import { DataNotes } from './data-notes.tsx'
import { DeclaredPanel } from './declared-panel.tsx'
import { ExportList } from './export-list.tsx'
import { FirmSection } from './firm/firm-section.tsx'
import { GapList } from './gap-list.tsx'
import { MissingServices } from './missing-services.tsx'
import { PlanSlot } from './plan/plan-slot.tsx'
import { ReportButton } from './report/report-button.tsx'
import { StandardSection } from './standard-section.tsx'
import './questions.css'

/** The programme's four questions as tabs. */
export function Questions(): JSX.Element {
  const { t } = useI18n()
  const planner = usePlanner()
  const choose = (value: string) => {
    const question = QUESTIONS.find((one) => one === value)
    if (question !== undefined) planner.setQuestion(question)
  }
  return (
    <Root value={planner.question()} onChange={choose} class="planner-questions">
      <List class="planner-tabs" aria-label={t().planner.tabsLabel}>
        <For each={QUESTIONS}>
          {(question) => (
            <Trigger value={question} class="planner-tab">
              {t().planner.tabs[question]}
            </Trigger>
          )}
        </For>
      </List>
      <Content value="missing" class="planner-tab-panel">
        <MissingServices />
        <DataNotes />
        <AreaTables />
        <ExportList />
        <ReportButton />
        <GapList />
      </Content>
      <Content value="should" class="planner-tab-panel">
        <StandardSection />
        <FirmSection />
        <DeclaredPanel />
      </Content>
      <Content value="fill" class="planner-tab-panel">
        <PlanSlot />
      </Content>
      <Content value="provide" class="planner-tab-panel">
        <NotYet question="provide" />
      </Content>
    </Root>
  )
}

/** What a question will answer once it is open; no figure is made up for it. */
function NotYet(props: { readonly question: Extract<Question, 'provide'> }): JSX.Element {
  const { t } = useI18n()
  const words = () => t().planner[props.question]
  return (
    <div class="planner-inset planner-not-yet">
      <EmptyNote title={words().title}>
        <p>{words().text}</p>
        <ul>
          <For each={words().questions}>{(question) => <li>{question}</li>}</For>
        </ul>
        <p>{words().until}</p>
      </EmptyNote>
    </div>
  )
}
