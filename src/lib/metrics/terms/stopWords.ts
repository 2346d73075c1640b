/** What no term begins with: particles, and words that bind. In the simplified script. */
const beginnings =
	'的了着过吗呢吧啊们地得和与及就也都还又并而且但被把将使让则很太再更最其此该各每某或及至于以之所一是在到';
/** What no term ends with. */
const endings =
	'的了着吗呢吧啊和与及就也都还又并而且但被把将让给对从向往在是请要能会可很太再更最其此该各每某或至于以之所不没无未有上下里中';

/** Words that every complaint has, whatever it is about. */
const words = new Set(
	'没有 要求 希望 处理 问题 情况 我们 他们 你们 自己 现在 已经 一直 进行 可以 需要 这个 那个 什么 怎么 为什么 因为 所以 但是 如果 还是 就是 不是 投诉 反映 来电 客户 业主 住户 尽快 解决 表示 告知 目前 今天 昨天 昨晚 上周 最近 之前 多次 非常 比较 相关 人员 时候 时间 以及 关于 导致 造成 影响'.split(
		' '
	)
);

/** True where a run of characters is a part of a sentence rather than a term. */
export const isStopWord = (term: string): boolean =>
	words.has(term) || beginnings.includes(term[0]!) || endings.includes(term.at(-1)!);
