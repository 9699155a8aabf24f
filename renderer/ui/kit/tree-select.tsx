export { TreeSelect } from 'antd';
