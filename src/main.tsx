import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { createEngine } from './engine/client.ts'

const root = document.querySelector('#app')
if (root === null) throw new Error('index.html: expected an element with the id "app"')
const engine = createEngine()
render(() => <App engine={engine} base={new URL('.', document.baseURI).href} />, root)
