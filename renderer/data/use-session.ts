import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OperatorId } from '../../domain/ids.ts';
import type { Permission } from '../../domain/people/role.ts';
import { client, orpc } from './client.ts';
import { rememberDesk } from './desk.ts';
import { readAnew } from './read-anew.ts';

/** Who is at this window and what the role allows; undefined until the service has answered. */
export function useSession() {
  return useQuery(orpc.session.who.queryOptions({ input: {} })).data;
}

/** Whether the person at this window may; false until the service has answered. */
export function useMay(permission: Permission): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}

/** Sits a person of the training profile down at this window; everything on screen is read again with the new role. */
export function useEnter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (operatorId: OperatorId) => client.session.enter({ operatorId }),
    onSuccess: async ({ person }) => {
      rememberDesk(person.id);
      await readAnew(queries);
    },
  });
}
