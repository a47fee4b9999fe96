import Square from 'lucide-solid/icons/square'
import Volume2 from 'lucide-solid/icons/volume-2'
import { createEffect, createSignal, on, onCleanup, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { pickVoice } from '../../state/pick-voice.ts'
import { Button } from '../kit/button.tsx'

/** A little slower than speech usually is. */
const RATE = 0.9

/** Reads a text out with a voice of the device itself; not there where the device has none in the page's language. */
export function ReadAloud(props: { readonly text: readonly string[] }): JSX.Element {
  const { t, language } = useI18n()
  const speech = speechOf()
  const [voices, setVoices] = createSignal(speech?.getVoices() ?? [])
  const [isReading, setReading] = createSignal(false)
  /** A reading that was stopped ends later, and must not end the next one. */
  let reading = 0
  const voice = () => pickVoice(voices(), language())
  const stop = () => {
    if (isReading()) speech?.cancel()
    reading++
    setReading(false)
  }
  // voices come late, and may come and go
  const heard = () => setVoices(speech?.getVoices() ?? [])
  speech?.addEventListener('voiceschanged', heard)
  onCleanup(() => {
    speech?.removeEventListener('voiceschanged', heard)
    stop()
  })
  // what is read must be what is shown
  createEffect(on(() => props.text.join('\n'), stop, { defer: true }))

  const read = () => {
    const by = voice()
    if (speech === undefined || by === null) return
    speech.cancel()
    const mine = ++reading
    const end = () => {
      if (mine === reading) setReading(false)
    }
    setReading(true)
    // a sentence at a time: long texts are cut off by some voices
    const sentences = props.text.filter((sentence) => sentence !== '')
    for (const [i, sentence] of sentences.entries()) {
      const utterance = new SpeechSynthesisUtterance(sentence)
      Object.assign(utterance, { voice: by, lang: by.lang, rate: RATE })
      if (i === sentences.length - 1) utterance.addEventListener('end', end)
      utterance.addEventListener('error', end)
      speech.speak(utterance)
    }
  }
  return (
    <Show when={voice()}>
      <Button kind="quiet" pressed={isReading()} onClick={() => (isReading() ? stop() : read())}>
        <Show when={isReading()} fallback={<Volume2 size={22} aria-hidden="true" />}>
          <Square size={20} aria-hidden="true" />
        </Show>
        {isReading() ? t().easy.read.stop : t().easy.read.start}
      </Button>
    </Show>
  )
}

/** Some browsers inside apps have no speech at all. */
function speechOf(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in globalThis && typeof SpeechSynthesisUtterance === 'function'
    ? globalThis.speechSynthesis
    : undefined
}
