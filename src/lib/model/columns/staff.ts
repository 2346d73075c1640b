import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** An employee, in a month where the roster says so. */
export const staff = [
	field('name', 'text', words('姓名', '姓名', 'Name'), ['姓名', '员工姓名', 'name']),
	field('role', 'code:role', words('岗位', '崗位', 'Role'), [
		'岗位',
		'角色',
		'岗位/角色',
		'职务',
		'role',
		'position'
	]),
	field('department', 'text', words('部门', '部門', 'Department'), ['部门', '所属部门', 'department']),
	field('supervisor', 'text', words('主管', '主管', 'Supervisor'), ['主管', '直属主管', 'supervisor']),
	field('department_head', 'text', words('部门负责人', '部門負責人', 'Department head'), [
		'部门负责人',
		'department head'
	]),
	field('month', 'text', words('月份', '月份', 'Month'), ['月份', 'month']),
	field('bonus', 'money', words('当月奖金', '當月獎金', 'Bonus of the month'), ['当月奖金', '奖金', 'bonus'])
] as const satisfies readonly Field[];
