/** Colours and sizes that the map and the panels share. `src/ui/styles/tokens.css` holds the same for CSS; a test compares. */

export type Appearance = 'light' | 'dark'

export interface Theme {
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly panel: string
  readonly panel2: string
  /** Within reach, and everything that can be clicked. */
  readonly teal: string
  readonly tealSoft: string
  /** Too far. */
  readonly red: string
  readonly redSoft: string
  /** Cannot tell. */
  readonly grey: string
  readonly greySoft: string
  readonly amber: string
  readonly amberSoft: string
  /** Basemap. */
  readonly land: string
  readonly green: string
  readonly water: string
  readonly building: string
  readonly road: string
  readonly roadEdge: string
  readonly label: string
  readonly halo: string
  /** Grades, in the order of `GRADES`. */
  readonly gradeAll: string
  readonly grade12: string
  readonly grade35: string
  readonly grade6: string
  readonly gradeUndetermined: string
}

export const THEMES: Readonly<Record<Appearance, Theme>> = {
  light: {
    ink: '#1b2330',
    ink2: '#556070',
    ink3: '#606b7a',
    line: '#e7e9ee',
    panel: '#ffffff',
    panel2: '#f6f7f9',
    teal: '#0a7771',
    tealSoft: '#e2f2f0',
    red: '#bf3a1a',
    redSoft: '#fdece6',
    grey: '#626c7a',
    greySoft: '#eff1f4',
    amber: '#8a5a00',
    amberSoft: '#fdf3dd',
    land: '#f7f6f2',
    green: '#dcebd3',
    water: '#c7ddef',
    building: '#eae6de',
    road: '#ffffff',
    roadEdge: '#e2ddd3',
    label: '#565f6c',
    halo: '#fbfaf7',
    gradeAll: '#0a7771',
    grade12: '#5f7d24',
    grade35: '#a8620c',
    grade6: '#bf3a1a',
    gradeUndetermined: '#626c7a',
  },
  dark: {
    ink: '#e9edf3',
    ink2: '#b3bcc9',
    ink3: '#94a0b0',
    line: '#2a313c',
    panel: '#171c24',
    panel2: '#1e242e',
    teal: '#4cc9bd',
    tealSoft: '#12312f',
    red: '#ff8562',
    redSoft: '#3a1f18',
    grey: '#98a3b3',
    greySoft: '#242b35',
    amber: '#f0bd5b',
    amberSoft: '#3a2e14',
    land: '#171b22',
    green: '#1f3027',
    water: '#1a3046',
    building: '#20262f',
    road: '#343c49',
    roadEdge: '#12161c',
    label: '#a5afbd',
    halo: '#171b22',
    gradeAll: '#4cc9bd',
    grade12: '#a9c65a',
    grade35: '#f0ad4e',
    grade6: '#ff8562',
    gradeUndetermined: '#98a3b3',
  },
}

/** Bands of the grade in the order of their codes, and the colour of each. */
export const GRADES = ['all', '1-2', '3-5', '6+', 'undetermined'] as const
export type Grade = (typeof GRADES)[number]

export const GRADE_COLOUR: Readonly<Record<Grade, keyof Theme>> = {
  all: 'gradeAll',
  '1-2': 'grade12',
  '3-5': 'grade35',
  '6+': 'grade6',
  undetermined: 'gradeUndetermined',
}

/** System fonts, Chinese first; the map draws its labels with the same. */
export const FONT_STACK = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'sans-serif',
] as const

/** Verdicts in the order of their codes. Each has a shape of its own: a disc, a ring with a number, a dashed ring. */
export const VERDICT_NAMES = ['inside', 'outside', 'unknown'] as const
export type VerdictName = (typeof VERDICT_NAMES)[number]

/** What panels cover of the map at its edges, in CSS pixels: what they leave is free. */
export interface Padding {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
