/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
/** The planner's map: what it shows, its legend, and the steps of a plan on it. */
export const modes = {
  control: '地圖顯示',
  verdict: '判定',
  bands: { minutes: '步行分鐘', metres: '步行米數' },
  by: '按哪項服務',
  allServices: '全部必備服務',
  streets: '道路',
  heads: {
    grade: '道路與社區：缺幾項',
    rule: (service: string) => `能否走到${service}`,
    minutes: (service: string) => `到${service}的步行分鐘`,
    metres: (service: string) => `到${service}的步行米數（點上的數字為公里）`,
  },
  range: (from: string, to: string) => `${from}–${to}`,
  beyond: (from: string) => `超過 ${from}`,
  unreached: '走不到任何一處',
  /** After the sign of each. */
  verdicts: { inside: '走得到', outside: '走不到', unknown: '不確定' },
  gained: { grade: '方案後達標', rule: '方案後走得到' },
  lost: { grade: '方案後不再達標', rule: '方案後走不到' },
  /** Sign of communities and facilities that the chosen area has not. */
  outside: '不在所選區域',
  histogram: {
    residents: (n: string) => `居民 ${n} 人`,
    label: (what: string, of: string, parts: string) => `${what}，${of}：${parts}`,
    part: (name: string, share: string) => `${name} ${share}`,
    and: '；',
  },

  marks: {
    label: '方案在地圖上的步驟',
    of: (n: string, what: string) => `第 ${n} 步：${what}`,
    'add-facility': (service: string) => `增設${service}`,
    'move-facility': (name: string) => `遷移${name}`,
    'close-facility': (name: string) => `關閉${name}`,
    'set-access': { open: '打開大門或道路', residents: '改為僅居民通行', closed: '關閉大門或道路' },
    'add-link': '補一段小路',
    unnamed: '一處設施',
    /** After the name of one that can be moved. */
    keys: '方向鍵移動 50 米，按住 Shift 移動 10 米',
    problem: '這一步不起作用',
    and: '、',
  },

  tools: {
    'add-facility': (service: string) => `點一下地圖，在那裡增設${service}`,
    'move-facility': '點一下要遷移的設施',
    moveTo: (name: string) => `再點一下${name}的新位置`,
    'close-facility': '點一下要關閉的設施',
    'set-access': {
      open: '點一下要打開的大門或道路',
      residents: '點一下要改為僅居民通行的大門或道路',
      closed: '點一下要關閉的大門或道路',
    },
    gates: { closed: '關著的門', residents: '僅居民的門', open: '開著的門' },
    'add-link': '點一下小路的起點',
    linkTo: '再點一下小路的終點',
    linkLength: (metres: string) => `再點一下終點，現在約 ${metres} 米`,
    missed: { facility: '附近沒有設施，請點得近一些', street: '附近沒有道路，請點得近一些' },
    escape: 'Esc 取消',
    cancel: '取消',
  },
}
