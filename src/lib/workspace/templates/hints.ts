import { words, type Words } from '#lib/i18n/locale.ts';
import type { Field } from '#lib/model/columns.ts';

/** What goes into a column, by its type. */
export const typeHints = {
	text: words('文字', '文字', 'Text'),
	datetime: words(
		'日期和时间，如 2025-06-02 09:05；只知道哪天就只写日期',
		'日期和時間，如 2025-06-02 09:05；只知道哪天就只寫日期',
		'Date and time, such as 2025-06-02 09:05; only the date where the time is not known'
	),
	boolean: words('是或否', '是或否', 'Yes or No'),
	integer: words('整数', '整數', 'A whole number'),
	number: words('数字', '數字', 'A number'),
	money: words('金额，单位是元', '金額，單位是元', 'An amount in yuan'),
	code: words('从列表中选一个', '從清單中選一個', 'One of the list')
} as const satisfies Record<string, Words>;

export const yesNo = [words('是', '是', 'Yes'), words('否', '否', 'No')] as const;

const month = words('年月，如 2025-06', '年月，如 2025-06', 'Year and month, such as 2025-06');
const person = words(
	'姓名，与人员名册里写的一致',
	'姓名，與人員名冊裡寫的一致',
	'A name, written as in the staff roster'
);
const known = words(
	'与投诉台账里的编号一致',
	'與投訴台賬裡的編號一致',
	'The number of a complaint in the complaint log'
);
const report = words(
	'第几次处理的情况，最多写到第五次；也可以另填一张进展反馈表',
	'第幾次處理的情況，最多寫到第五次；也可以另填一張進展反饋表',
	'One progress report, up to five in a row; or fill in the table of progress reports instead'
);

/** What goes into a column where its type does not say enough, by table and field. */
const hints: Readonly<Record<string, Words>> = {
	'complaints.complaint_no': words(
		'每件投诉一个编号，不要重复；编号相同的再次导入时会更新那一件',
		'每件投訴一個編號，不要重複；編號相同的再次匯入時會更新那一件',
		'One number for each complaint; when the number is imported again that complaint is updated'
	),
	'complaints.site': words('项目、小区或门店的名称', '項目、小區或門店的名稱', 'The estate, project or shop'),
	'complaints.unit': words(
		'房号或住址，用来认出同一户的重复投诉',
		'房號或住址，用來認出同一戶的重複投訴',
		'The flat or address; tells repeated complaints of one household'
	),
	'complaints.phone': words(
		'联系电话，按文字填写，前面的 0 才不会丢',
		'聯繫電話，按文字填寫，前面的 0 才不會丟',
		'The telephone number as text, so that a leading 0 stays'
	),
	'complaints.channel': words(
		'来电、来访、来函、意见箱、邮件、传真、网络等',
		'來電、來訪、來函、意見箱、郵件、傳真、網路等',
		'Call, visit, letter, suggestion box, mail, fax, web and so on'
	),
	'complaints.received_at': words(
		'接到投诉的日期和时间，如 2025-06-02 09:05；月份和各项时限都从它算起',
		'接到投訴的日期和時間，如 2025-06-02 09:05；月份和各項時限都從它算起',
		'When the complaint came in, such as 2025-06-02 09:05; months and time limits start here'
	),
	'complaints.recorder': person,
	'complaints.handler': person,
	'complaints.supervisor': person,
	'complaints.category_l1': words(
		'大类，如工程质量、物业服务、服务质量',
		'大類，如工程質量、物業服務、服務質量',
		'The main category, such as building quality, estate service or quality of service'
	),
	'complaints.category_l2': words(
		'小类，如给排水、噪音、收费',
		'小類，如給排水、噪音、收費',
		'The subcategory'
	),
	'complaints.nature': words('有效、协调或无效', '有效、協調或無效', 'Valid, coordination or invalid'),
	'complaints.reply_method': words('书面或口头', '書面或口頭', 'Written or spoken'),
	'complaints.followup_method': words('电话或上门', '電話或上門', 'Telephone or visit'),
	'complaints.households': words('涉及多少户', '涉及多少戶', 'How many households are concerned'),
	'progress.complaint_no': known,
	'violations.complaint_no': known,
	'rectifications.complaint_no': known,
	'staff.supervisor': words('这个人的主管', '這個人的主管', 'The supervisor of this person'),
	'staff.month': words(
		'奖金所属的年月，如 2025-06；同一个人每月一行',
		'獎金所屬的年月，如 2025-06；同一個人每月一列',
		'The month of the bonus, such as 2025-06; one row a month for each person'
	),
	'sites.month': month,
	'sites.occupied_households': words(
		'这个月已入住的户数，用来算每千户投诉',
		'這個月已入住的戶數，用來算每千戶投訴',
		'Households living there in this month; complaints per thousand are counted on it'
	),
	'sites.area': words('建筑面积，平方米', '建築面積，平方公尺', 'Floor area in square metres'),
	'violations.article': words(
		'违反的条款，只写数字，如 4',
		'違反的條款，只寫數字，如 4',
		'The article, its number only, such as 4'
	),
	'violations.amount': words(
		'扣罚金额（元）；不填就按制度',
		'扣罰金額（元）；不填就按制度',
		'The fine in yuan; by the regulation where it is empty'
	),
	'rectifications.limit_at': words(
		'要求整改完成的期限',
		'要求整改完成的期限',
		'When the work must be finished'
	),
	'duty.day': words('登记的日期，一天一行', '登記的日期，一天一列', 'The day, one row each'),
	'duty.report_month': month,
	'calendar.day': words(
		'放假或调休上班的那一天',
		'放假或調休上班的那一天',
		'A day off, or a day worked instead'
	)
};

export const codeOf = ({ type }: Field): string | null => (type.startsWith('code:') ? type.slice(5) : null);

/** What goes into a column of a template. */
export function hintOf(table: string, field: Field): Words {
	const own = hints[`${table}.${field.name}`];
	if (own) return own;
	if (/^progress_(by|note)_\d$/.test(field.name)) return report;
	return typeHints[codeOf(field) === null ? (field.type as keyof typeof typeHints) : 'code'];
}
