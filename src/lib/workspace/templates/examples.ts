import { words, type Words } from '#lib/i18n/locale.ts';
import type { TableName } from '#lib/model/columns.ts';

const clerk = words('王敏', '王敏', 'Wang Min');
const fitter = words('李强', '李強', 'Li Qiang');
const chief = words('赵军', '趙軍', 'Zhao Jun');
const head = words('陈静', '陳靜', 'Chen Jing');
const works = words('工程维修部', '工程維修部', 'Maintenance');
const site = words('东园', '東園', 'East Garden');
const builder = words('宏远建筑', '宏遠建築', 'Hongyuan Builders');
const owner = words('张先生', '張先生', 'Mr Zhang');

/** One worked example for each table, field by field; codes and yes/no by their code. It stands in the guide, never among the rows. */
export const examples: Readonly<Record<TableName, Readonly<Record<string, Words | string>>>> = {
	complaints: {
		complaint_no: 'TS2025060001',
		site,
		unit: words('3栋1202', '3棟1202', '3-1202'),
		complainant: owner,
		phone: '13800001234',
		customer_type: words('业主', '業主', 'Owner'),
		channel: words('来电', '來電', 'Call'),
		received_at: '2025-06-02 09:05',
		recorder: clerk,
		content: words('厨房水管漏水', '廚房水管漏水', 'A kitchen pipe leaks'),
		category_l1: words('工程质量', '工程質量', 'Building quality'),
		category_l2: words('给排水', '給排水', 'Water and drainage'),
		validity: 'valid',
		severity: 'general',
		target_level: 'front_line',
		department: works,
		forwarded_at: '2025-06-02 09:10',
		dispatched_at: '2025-06-02 09:09',
		accepted_at: '2025-06-02 09:20',
		handler: fitter,
		supervisor: chief,
		department_head: head,
		promised_at: '2025-06-03 18:00',
		first_feedback_at: '2025-06-02 10:00',
		completed_at: '2025-06-02 16:30',
		result: words('已更换水管接头', '已更換水管接頭', 'The joint was replaced'),
		result_feedback_at: '2025-06-02 17:00',
		replied_at: '2025-06-02 17:00',
		followup_at: '2025-06-04 10:00',
		followup_by: clerk,
		satisfaction: 'satisfied',
		opinion: words('处理及时', '處理及時', 'Handled in time'),
		visit_requested: 'false',
		status: 'closed',
		closed_at: '2025-06-04 10:10',
		claim_requested: 'false',
		claim_amount: '500',
		households: '1',
		injury: 'false',
		recorded_penalty: '30',
		progress_at_1: '2025-06-02 12:00',
		progress_by_1: fitter,
		progress_note_1: words('已到现场，等待配件', '已到現場，等待配件', 'On site, waiting for parts')
	},
	progress: {
		complaint_no: 'TS2025060001',
		reported_at: '2025-06-02 12:00',
		reported_by: fitter,
		note: words('已到现场，等待配件', '已到現場，等待配件', 'On site, waiting for parts')
	},
	staff: {
		name: fitter,
		role: 'handler',
		department: works,
		supervisor: chief,
		department_head: head,
		month: '2025-06',
		bonus: '1200'
	},
	sites: {
		site,
		month: '2025-06',
		households: '2460',
		occupied_households: '2214',
		area: '286400',
		delivered_on: '2012-06-30'
	},
	violations: {
		occurred_at: '2025-06-03',
		complaint_no: 'TS2025060001',
		person: clerk,
		role: 'recorder',
		article: '4',
		note: words('接待未起立', '接待未起立', 'Did not rise to receive a customer'),
		amount: '20'
	},
	rectifications: {
		notice_no: 'ZG0001',
		complaint_no: 'TS2025060001',
		contractor: builder,
		notified_at: '2025-06-02 10:00',
		phoned_at: '2025-06-02 09:50',
		arrived_at: '2025-06-02 13:00',
		planned_at: '2025-06-02 13:30',
		limit_at: '2025-06-09 18:00',
		finished_at: '2025-06-08 16:00',
		returned_at: '2025-06-09 09:00',
		refused: 'false',
		accepted: 'true',
		to_code: 'true',
		owner_satisfied: 'true'
	},
	visits: {
		visit_no: '1',
		topic: words('装修管理', '裝修管理', 'Fitting out'),
		visitor: clerk,
		customer: owner,
		age: '40',
		occupation: words('职员', '職員', 'Clerk'),
		education: words('本科', '本科', 'Degree'),
		phone: '13800001234',
		address: words('3栋1202', '3棟1202', '3-1202'),
		purpose: words('定期走访', '定期走訪', 'Regular visit'),
		record: words('对绿化有建议', '對綠化有建議', 'Suggests more trees'),
		visited_at: '2025-06-05'
	},
	duty: {
		day: '2025-06-02',
		reviewed_at: '2025-06-02 18:20',
		spot_checked_at: '2025-06-02 15:00',
		report_month: '2025-05',
		report_sent_at: '2025-05-24 10:00',
		report_errors: '0'
	},
	calendar: {
		day: '2025-10-01',
		kind: 'off',
		name: words('国庆节', '國慶節', 'National Day')
	},
	pauses: {
		complaint_no: 'TS2025060001',
		paused_at: '2025-06-03 09:00',
		resumed_at: '2025-06-05 14:00',
		reason: words('等配件', '等配件', 'Waiting for parts')
	}
};
