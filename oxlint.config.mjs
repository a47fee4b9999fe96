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

const ALL_ROOMS = [...Object.keys(ROOMS), 'engine', 'state', 'map', 'ui', 'i18n']

/** Names that only exist in a browser or in Node: a pure room runs unchanged in both. */
const IMPURE_GLOBALS = ['window', 'document', 'navigator', 'localStorage', 'fetch', 'process', 'Buffer', 'Worker']

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
            group: ALL_ROOMS.filter((other) => other !== room && !allowed.includes(other)).map((other) => `**/${other}/**`),
            message: `src/${room} may import ${['units', ...allowed].join(', ')}: move the code down, or pass the value in.`,
          },
          { group: ['node:*'], message: `src/${room} is pure: scripts/ and src/engine read files.` },
          { group: ['**/scripts/**'], message: 'src/ never imports from scripts/.' },
        ],
      },
    ],
  },
}))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'import', 'oxc'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['node_modules', 'dist', 'public/cities'],
  rules: {
    'max-params': ['error', { max: 4 }],
    'max-depth': ['error', { max: 4 }],
    'max-lines': ['error', { max: 400 }],
    'import/no-default-export': 'error',
    'no-await-in-loop': 'off',
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
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
  },
  overrides: [
    ...roomOverrides,
    { files: ['**/*.test.ts', 'src/*/testing/**/*.ts'], rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' } },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
})
