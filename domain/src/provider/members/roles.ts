export const memberRoles = ['owner', 'manager', 'staff', 'kitchen'] as const;
