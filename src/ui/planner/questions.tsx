import { Content, List, Root, Trigger } from '@kobalte/core/tabs'
import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { isWeChat } from '../../state/in-wechat.ts'
import { AreaTables } from './area-tables.tsx'
import { ChecklistSection } from './checklist/checklist-section.tsx'
import { QUESTIONS, usePlanner } from './create-planner.ts'
import { DataNotes } from './data-notes.tsx'
import { DeclaredPanel } from './declared-panel.tsx'
import { ExportList } from './export-list.tsx'
import { FirmSection } from './firm/firm-section.tsx'
import { GapList } from './gap-list.tsx'
import { MissingServices } from './missing-services.tsx'
import { PlanSlot } from './plan/plan-slot.tsx'
import { ProvideSlot } from './provide/provide-slot.tsx'
import { ReportButton } from './report/report-button.tsx'
import { OwnDeclared } from './own-declared.tsx'
import { StandardSection } from './standard-section.tsx'
import './questions.css'

/** The programme's four questions as tabs. */
export function Questions(): JSX.Element {
  const { t } = useI18n()
  const planner = usePlanner()
  let root: HTMLDivElement | undefined
  const choose = (value: string) => {
    const question = QUESTIONS.find((one) => one === value)
    if (question !== undefined) planner.setQuestion(question)
    // what was asked for stands below the figures of the city
    root?.scrollIntoView({ block: 'start' })
  }
  return (
    <Root
      ref={(element) => (root = element)}
      value={planner.question()}
      onChange={choose}
      class="planner-questions"
    >
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
        <Show when={!isWeChat()}>
          <ReportButton />
        </Show>
        <GapList />
      </Content>
      <Content value="should" class="planner-tab-panel">
        <StandardSection />
        <FirmSection />
        <ChecklistSection />
        <OwnDeclared />
        <DeclaredPanel />
      </Content>
      <Content value="fill" class="planner-tab-panel">
        <PlanSlot />
      </Content>
      <Content value="provide" class="planner-tab-panel">
        <ProvideSlot />
      </Content>
    </Root>
  )
}
