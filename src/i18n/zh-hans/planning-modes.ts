/** The planner's map: what it shows, its legend, and the steps of a plan on it. */
export const modes = {
  control: '地图显示',
  verdict: '判定',
  bands: { minutes: '步行分钟', metres: '步行米数' },
  by: '按哪项服务',
  allServices: '全部必备服务',
  streets: '道路',
  heads: {
    grade: '道路与社区：缺几项',
    rule: (service: string) => `能否走到${service}`,
    minutes: (service: string) => `到${service}的步行分钟`,
    metres: (service: string) => `到${service}的步行米数（点上的数字为公里）`,
  },
  range: (from: string, to: string) => `${from}–${to}`,
  beyond: (from: string) => `超过 ${from}`,
  unreached: '走不到任何一处',
  /** After the sign of each. */
  verdicts: { inside: '走得到', outside: '走不到', unknown: '说不准' },
  gained: { grade: '方案后达标', rule: '方案后走得到' },
  lost: { grade: '方案后不再达标', rule: '方案后走不到' },
  /** Sign of communities and facilities that the chosen area has not. */
  outside: '不在所选区域',
  histogram: {
    residents: (n: string) => `居民 ${n} 人`,
    label: (what: string, of: string, parts: string) => `${what}，${of}：${parts}`,
    part: (name: string, share: string) => `${name} ${share}`,
    and: '；',
  },

  marks: {
    label: '方案在地图上的步骤',
    of: (n: string, what: string) => `第 ${n} 步：${what}`,
    'add-facility': (service: string) => `增设${service}`,
    'move-facility': (name: string) => `迁移${name}`,
    'close-facility': (name: string) => `关闭${name}`,
    'set-access': { open: '打开大门或道路', residents: '改为仅居民通行', closed: '关闭大门或道路' },
    'add-link': '补一段小路',
    unnamed: '一处设施',
    /** After the name of one that can be moved. */
    keys: '方向键移动 50 米，按住 Shift 移动 10 米',
    problem: '这一步不起作用',
    and: '、',
  },

  tools: {
    'add-facility': (service: string) => `点一下地图，在那里增设${service}`,
    'move-facility': '点一下要迁移的设施',
    moveTo: (name: string) => `再点一下${name}的新位置`,
    'close-facility': '点一下要关闭的设施',
    'set-access': {
      open: '点一下要打开的大门或道路',
      residents: '点一下要改为仅居民通行的大门或道路',
      closed: '点一下要关闭的大门或道路',
    },
    gates: { closed: '关着的门', residents: '仅居民的门', open: '开着的门' },
    'add-link': '点一下小路的起点',
    linkTo: '再点一下小路的终点',
    linkLength: (metres: string) => `再点一下终点，现在约 ${metres} 米`,
    missed: { facility: '附近没有设施，请点得近一些', street: '附近没有道路，请点得近一些' },
    escape: 'Esc 取消',
    cancel: '取消',
  },
}
