import { defineConfig } from 'oxlint'

/** @type {Record<string, readonly string[]>} Which rooms a room may import from; `design` of the house, enforced. Tests may import anything. */
const ROOMS = {
  network: [],
  isochrone: ['network'],
  services: [],
  coverage: ['network', 'services'],
  format: ['network', 'services', 'coverage'],
  city: ['network', 'isochrone', 'services', 'coverage', 'format'],
}

/** @type {Record<string, readonly string[]>} Rooms of the page: they may touch the browser. Types may come from any room below. */
const PAGE_ROOMS = {
  engine: ['city', 'format', 'services', 'network', 'isochrone', 'coverage'],
  state: ['engine', 'format', 'services', 'i18n'],
  map: ['state', 'i18n'],
  ui: ['state', 'i18n'],
  'engine-page': ['engine', 'state', 'map', 'ui', 'i18n'],
  i18n: [],
}

const ALL_ROOMS = [...Object.keys(ROOMS), ...Object.keys(PAGE_ROOMS)]

/** Names that only exist in a browser or in Node: a pure room runs unchanged in both. */
const IMPURE_GLOBALS = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'fetch',
  'process',
  'Buffer',
  'Worker',
]

/** Ways in which text becomes markup: what comes from data stays text. `solid/no-innerhtml` sees to JSX. */
const MARKUP_FROM_TEXT = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'srcdoc',
]

const roomOverrides = Object.entries(ROOMS).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-globals': [
      'error',
      ...IMPURE_GLOBALS.map((name) => ({
        name,
        message: `src/${room} is pure: take the value as a parameter; src/engine and scripts/ touch the outside.`,
      })),
    ],
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ALL_ROOMS.filter((other) => other !== room && !allowed.includes(other)).map(
              (other) => `**/${other}/**`,
            ),
            message: `src/${room} may import ${['units', ...allowed].join(', ')}: move the code down, or pass the value in.`,
          },
          { group: ['node:*'], message: `src/${room} is pure: scripts/ and src/engine read files.` },
          { group: ['**/scripts/**'], message: 'src/ never imports from scripts/.' },
        ],
      },
    ],
  },
}))

const pageOverrides = Object.entries(PAGE_ROOMS).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`, `src/${room}/**/*.tsx`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ALL_ROOMS.filter((other) => other !== room && !allowed.includes(other)).map(
              (other) => `**/${other}/**`,
            ),
            allowTypeImports: true,
            message: `src/${room} may import ${['units', 'theme', ...allowed].join(', ')} (and types of any room below).`,
          },
          { group: ['node:*', '**/scripts/**'], message: 'The page runs in a browser.' },
        ],
      },
    ],
  },
}))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'import', 'oxc'],
  jsPlugins: ['eslint-plugin-solid'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  // The kernels are AssemblyScript: their compiler checks them.
  ignorePatterns: ['node_modules', 'dist', 'public/cities', 'src/*/wasm'],
  rules: {
    'max-params': ['error', { max: 4 }],
    'max-depth': ['error', { max: 4 }],
    'max-lines': ['error', { max: 400 }],
    'import/no-default-export': 'error',
    'no-await-in-loop': 'off',
    // A component brings its own style sheet.
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    // fast-check is made to be used as `fc.…`.
    'import/no-named-as-default-member': 'off',
    // The loops read through a cursor that other functions move.
    'no-unmodified-loop-condition': 'off',
    // Rows are read once and handed on: copies are what is wanted.
    'oxc/no-map-spread': 'off',
    // tsc checks that switches are exhaustive; this rule does not see it.
    'typescript/consistent-return': 'off',
    // A helper of one test reads best inside it.
    'unicorn/consistent-function-scoping': 'off',
    'no-control-regex': 'off',
    'solid/no-destructure': 'error',
    'solid/jsx-no-undef': 'error',
    'solid/components-return-once': 'error',
    'solid/no-innerhtml': 'error',
    'no-restricted-properties': [
      'error',
      ...MARKUP_FROM_TEXT.map((property) => ({ property, message: 'What comes from data is text.' })),
      { object: 'document', property: 'write', message: 'What comes from data is text.' },
    ],
    'solid/prefer-for': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
  },
  overrides: [
    ...roomOverrides,
    ...pageOverrides,
    // Controllers in plain files hand accessors on, which this rule takes for a loss of reactivity.
    { files: ['**/*.tsx'], rules: { 'solid/reactivity': 'error' } },
    {
      files: ['**/*.test.ts', '**/*.test.tsx', 'src/**/testing/**/*.ts', 'src/e2e/**/*.ts'],
      rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
})
