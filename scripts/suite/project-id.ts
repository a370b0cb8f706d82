export const projectId = 'demo-counterfoil';
