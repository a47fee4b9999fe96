import { render } from 'solid-js/web'
import { EnginePage } from './engine-page/engine-page.tsx'
import { createEngine } from './engine/client.ts'

const root = document.querySelector('#app')
if (root === null) throw new Error('engine.html: expected an element with the id "app"')
const engine = createEngine()
render(() => <EnginePage engine={engine} base={new URL('.', document.baseURI).href} />, root)
