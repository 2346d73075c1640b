import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';

/** The documents that the rules come from, by kind. */
const documents: Readonly<Record<string, Words>> = {
	S0: words('投诉处理方案与表单', '投訴處理方案與表單', 'Complaint-handling plans and forms'),
	S1: words('投诉中心手册', '投訴中心手冊', 'Complaint-centre handbook'),
	S2: words('业主投诉处理制度', '業主投訴處理制度', 'Owner-complaint regulation'),
	S3: words('投诉应对培训', '投訴應對培訓', 'Complaint strategy training'),
	S4: words('质量体系投诉程序', '質量體系投訴程序', 'ISO complaint procedure')
};
const article = words('第 {n} 条', '第 {n} 條', 'article {n}');

/** Where a rule comes from, e.g. `S2 art. 7`, in words. */
export function sourceText(source: string, locale: Locale): string {
	return source
		.replace(/S[0-4]/g, (id) => (documents[id] ? say(documents[id], locale) : id))
		.replace(/\bart\.\s*(\d+)/g, (_, n: string) => say(article, locale, { n }));
}
