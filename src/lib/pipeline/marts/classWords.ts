import { words, type Words } from '#lib/i18n/locale.ts';
import type { ClassState } from './mart_classes.ts';

/** How the two values stand to one another. */
export const classStateWords: Readonly<Record<ClassState, Words>> = {
	agree: words('一致', '一致', 'Same'),
	differ: words('不同', '不同', 'Different'),
	recorded_only: words('只有记录', '只有記錄', 'Recorded only'),
	recomputed_only: words('只有重算', '只有重算', 'Recomputed only'),
	undetermined: words('都没有', '都沒有', 'Neither'),
	confirmed: words('已确认', '已確認', 'Confirmed')
};
