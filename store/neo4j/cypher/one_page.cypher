WITH 1 AS one
/*page*/
RETURN rows, earlier, later, total
