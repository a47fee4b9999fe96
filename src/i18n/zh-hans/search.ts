/** The search box. Simplified Chinese; the original. */
export const search = {
  label: '查找社区、街道、门牌或服务',
  services: '您住在哪儿？',
  gaps: '查找社区、街道或服务',
  data: '查找社区、街道或服务',
  clear: '清空',
  list: '查找结果',
  point: '地图上选的点',
  kind: {
    community: '社区',
    village: '村',
    estate: '小区',
    derived: '推算街坊',
    service: '服务',
    street: '道路',
    place: '地点',
    address: '门牌',
  },
  /** Behind a street or facility: near which community it is. */
  near: (community: string) => `${community}附近`,
  /** What choosing a facility does. */
  route: '看路线',
  start: '作为出发点',
  found: (n: string) => `找到 ${n} 个结果`,
  none: '没有找到',
  hint: '换个写法，或者用拼音首字母，如「tam」找天安门。也可以：',
  tap: '在地图上点',
  locate: '用我的位置',
  locating: '正在定位……',
  waiting: '城市数据还没有读好，请稍等。',
  loading: '正在读取街道、门牌和设施名称……',
}
